-- The pairs tied by a dated act or European project in a phase or in an earlier one: in both, new, or lost, and why.
-- Leaves out: organisations in common, whose dates are not known; what stands between the two phases; the first phase, which has none before it.
-- Parameters:
--   phase  integer           Later phase, 2 to 5
--   since  integer optional  Earlier phase; the one before without it, or where it is not earlier
--   lang   text              Language of the labels, fr or en
-- Columns:
--   name_a      text     -     Cluster
--   full_a      text     -     Full name
--   name_b      text     -     With
--   full_b      text     -     Full name of the other
--   change      text     -     Change
--   reason      text     -     Why
--   _change     text     code  Change
--   _reason     text     code  Why
--   _a          text     code  Cluster
--   _b          text     code  With
--   _apart      integer  -     Drawn on its own (1), not by a star alone (0)
--   source_id   text     -     Sources
--   confidence  text     -     Confidence
with span as (
    select case when $since < $phase then cast($since as integer) else $phase - 1 end as phase_a
),
reasons as (
    select reason, label_fr, label_en
    from (values
        ('became_one', 'Les deux pôles n’en font plus qu’un', 'The two clusters have become one'),
        ('passed_on', 'Un des deux est fondu dans un autre, qui garde le lien', 'One of the two was merged into another, which keeps the tie'),
        ('end_lost', 'L’un des deux n’a plus de label', 'One of the two has no label any more'),
        ('end_new', 'L’un des deux n’avait pas de label avant', 'One of the two had no label before'),
        ('not_found', 'Les deux pôles restent, aucun acte daté n’est trouvé dans la phase', 'Both clusters stay, no dated act is found in the phase'),
        ('tables_begin', 'Projet européen : les tables ne commencent qu’en 2014', 'European project: the tables begin in 2014 only'),
        ('dated', 'Acte daté dans la phase', 'Dated act in the phase')
    ) as known (reason, label_fr, label_en)
)
select
    a.short_name as name_a,
    a.name as full_a,
    b.short_name as name_b,
    b.name as full_b,
    case d.change
        when 'kept' then case when $lang = 'en' then 'In both phases' else 'Dans les deux phases' end
        when 'new' then case when $lang = 'en' then 'New' else 'Nouvelle' end
        else case when $lang = 'en' then 'Lost' else 'Perdue' end
    end as change,
    case when $lang = 'en' then r.label_en else r.label_fr end as reason,
    d.change as _change,
    d.reason as _reason,
    d.cluster_a as _a,
    d.cluster_b as _b,
    d.apart as _apart,
    string_agg(l.source_id, ';' order by l.phase, l.kind) as source_id,
    case max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from span as s
inner join network_diff as d on d.phase_a = s.phase_a and d.phase_b = $phase
inner join reasons as r on r.reason = d.reason
inner join clusters as a on a.cluster_id = d.cluster_a
inner join clusters as b on b.cluster_id = d.cluster_b
inner join network_links as l on l.cluster_a = d.cluster_a and l.cluster_b = d.cluster_b and l.kind in ('agreement', 'eu_project') and l.phase in (d.phase_a, d.phase_b)
group by a.short_name, b.short_name, a.name, b.name, r.label_fr, r.label_en, d.change, d.reason, d.cluster_a, d.cluster_b, d.apart
order by d.change, strip_accents(lower(a.short_name)), d.cluster_a, strip_accents(lower(b.short_name)), d.cluster_b
