-- How far apart the seats of linked clusters are in a phase, against any two clusters of the phase, as the crow flies.
-- Leaves out: departures by merger.
-- Parameters:
--   phase  integer  Phase, 1 to 5
-- Columns:
--   phase       integer  phase  Phase
--   linked_km   number   km     Half of the linked pairs are farther apart than
--   all_km      number   km     Half of all pairs are farther apart than
--   n_pairs     integer  count  Linked pairs
with held as (
    select distinct l.cluster_id, radians(c.lat) as lat, radians(c.lon) as lon
    from cluster_labels as l
    inner join clusters as c on c.cluster_id = l.cluster_id
    where l.phase = $phase and l.labelled = 1
),
tied as (
    select distinct least(cluster_a, cluster_b) as low, greatest(cluster_a, cluster_b) as high
    from network_links
    where phase = $phase and kind <> 'merger'
),
pairs as (
    select
        t.low is not null as linked,
        2 * 6371 * asin(sqrt(power(sin((b.lat - a.lat) / 2), 2) + cos(a.lat) * cos(b.lat) * power(sin((b.lon - a.lon) / 2), 2))) as km
    from held as a
    inner join held as b on a.cluster_id < b.cluster_id
    left join tied as t on t.low = a.cluster_id and t.high = b.cluster_id
)
select
    cast($phase as integer) as phase,
    median(case when linked then km end) as linked_km,
    median(km) as all_km,
    cast(sum(case when linked then 1 else 0 end) as integer) as n_pairs
from pairs
order by phase
