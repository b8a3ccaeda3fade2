-- Every page that was read: where a figure comes from.
-- Leaves out: nothing.
-- Columns:
--   source_id       text  -  Identifier
--   title           text  -  Title
--   publisher       text  -  Publisher
--   date            text  -  Date
--   date_precision  text  -  Precision of the date
--   url             text  -  Address
--   url_status      text  -  State of the address
select source_id, title, publisher, date, date_precision, url, url_status
from sources
order by source_id
