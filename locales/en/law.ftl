## Words about the law: statuses outside of the civil service
choice-status-tni-polri = Army/police (TNI/Polri)
choice-status-village = Village head/staff
