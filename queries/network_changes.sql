-- The pairs tied by a dated act or European project in a phase or in the one before: kept, new, or not found again.
-- Leaves out: organisations in common, which have no date; the first phase, which has none before it.
-- Parameters:
--   phase  integer  Phase, 2 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   name_a      text  -     Cluster
--   name_b      text  -     With
--   change      text  -     Change
--   reason      text  -     Why
--   _change     text  code  Change
--   _reason     text  code  Why
--   _a          text  code  Cluster
--   _b          text  code  With
--   source_id   text  -     Sources
--   confidence  text  -     Confidence
select
    a.short_name as name_a,
    b.short_name as name_b,
    case d.change
        when 'kept' then case when $lang = 'en' then 'In both phases' else 'Dans les deux phases' end
        when 'new' then case when $lang = 'en' then 'New' else 'Nouvelle' end
        else case when $lang = 'en' then 'Not found again' else 'Non retrouvée' end
    end as change,
    case d.reason
        when 'end_lost' then case when $lang = 'en' then 'One of the two has no label any more' else 'L’un des deux n’a plus de label' end
        when 'end_new' then case when $lang = 'en' then 'One of the two had no label before' else 'L’un des deux n’avait pas de label avant' end
        when 'not_found' then case when $lang = 'en' then 'No dated act is found in the phase' else 'Aucun acte daté n’est trouvé dans la phase' end
        else case when $lang = 'en' then 'Dated act in the phase' else 'Acte daté dans la phase' end
    end as reason,
    d.change as _change,
    d.reason as _reason,
    d.cluster_a as _a,
    d.cluster_b as _b,
    string_agg(l.source_id, ';' order by l.phase, l.kind) as source_id,
    case max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from network_diff as d
inner join clusters as a on a.cluster_id = d.cluster_a
inner join clusters as b on b.cluster_id = d.cluster_b
inner join network_links as l on l.cluster_a = d.cluster_a and l.cluster_b = d.cluster_b and l.kind in ('agreement', 'eu_project') and l.phase in (d.phase_a, d.phase_b)
where d.phase_b = $phase
group by a.short_name, b.short_name, d.change, d.reason, d.cluster_a, d.cluster_b
order by d.change, strip_accents(lower(a.short_name)), d.cluster_a, strip_accents(lower(b.short_name)), d.cluster_b
