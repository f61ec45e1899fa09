# Finding and opening cases in the moderators' group.
group-no-case = There is no report with that number in this group.
group-which-case = Please write the number of the report, for example: /{ $command } LN-7K3M-9QWX
group-outsider = That command is for members of the staff group only.
group-erased = { $ticket } was erased because its reporter asked for it.
