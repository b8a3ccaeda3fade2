-- How many clusters the State, Parliament or the association counted, year by year.
-- Leaves out: counts by kind of cluster, and alternates given otherwise elsewhere.
-- Columns:
--   year        integer  year   Year
--   n_clusters  integer  count  Official count
--   source_id   text     -      Sources
--   confidence  text     -      Confidence
select year, cast(value as integer) as n_clusters, source_id, confidence
from national_indicators
where indicator = 'clusters_labelled' and breakdown_dim is null and preferred = 1
order by year, n_clusters, source_id
