# Days that may mean another one are asked about first.
menu-doubt = Do you mean <b>{ $day }</b>? If not, please write the whole date, such as 27/9/2026.
choice-doubt-yes = Yes, that day
choice-doubt-no = No
