-- The data package in use: its version and the day it was put together.
-- Leaves out: nothing.
-- Columns:
--   package_version  text  -  Version of the package
--   created          date  -  Put together on
select package_version, created
from build_info
order by package_version
