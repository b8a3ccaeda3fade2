-- How far the linked pairs of a phase have a family of themes, a theme or a region in common, kind of link by kind of link, and what chance would give.
-- Leaves out: a kind with no known link in the phase; departures by merger are a kind of their own and no part of the whole.
-- Parameters:
--   phase  integer  Phase, 1 to 5
--   lang   text     Language of the labels, fr or en
-- Columns:
--   kind           text     -      Links
--   trait          text     -      In common
--   n_pairs        integer  count  Linked pairs
--   same_share     number   share  Pairs that have it in common
--   expected       number   share  By chance
--   low            number   share  95% of draws, from
--   high           number   share  95% of draws, to
--   assortativity  number   score  Assortativity
--   n_linked       integer  count  Clusters with a known link
--   density        number   share  Share of the possible pairs
--   clustering     number   share  Neighbours linked
--   n_components   integer  count  Connected sets
--   n_communities  integer  count  Communities
--   modularity     number   score  Modularity
--   _kind          text     code   Links
--   _trait         text     code   In common
--   _thin          boolean  -      Too few pairs to judge
--   source_id      text     -      Sources
--   confidence     text     -      Confidence
with kinds as (
    select kind, label_fr, label_en, place
    from (values
        ('all', 'Tous les liens', 'All links', 1),
        ('shared_organisation', 'Organisations en commun', 'Organisations in common', 2),
        ('agreement', 'Accords documentés', 'Documented agreements', 3),
        ('eu_project', 'Projets européens', 'European projects', 4),
        ('merger', 'Départs par fusion', 'Departures by merger', 5)
    ) as named (kind, label_fr, label_en, place)
),
traits as (
    select trait, label_fr, label_en, place
    from (values
        ('family', 'Même famille de thèmes', 'Same family of themes', 1),
        ('theme', 'Même thème', 'Same theme', 2),
        ('region', 'Même région', 'Same region', 3)
    ) as named (trait, label_fr, label_en, place)
),
read_in as (
    select
        k.kind,
        string_agg(l.source_id, ';' order by l.kind, l.cluster_a, l.cluster_b) as source_id,
        max(case l.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from kinds as k
    inner join network_links as l on l.phase = $phase and (l.kind = k.kind or (k.kind = 'all' and l.kind <> 'merger'))
    group by k.kind
)
select
    case when $lang = 'en' then k.label_en else k.label_fr end as kind,
    case when $lang = 'en' then t.label_en else t.label_fr end as trait,
    s.n_pairs, m.same_share, m.expected, m.low, m.high, m.assortativity,
    s.n_linked, s.density, s.clustering, s.n_components, s.n_communities, s.modularity,
    m.kind as _kind,
    m.trait as _trait,
    s.thin as _thin,
    r.source_id,
    case r.doubt when 3 then 'low' when 2 then 'medium' else 'high' end as confidence
from network_mixing as m
inner join network_summary as s on s.phase = m.phase and s.kind = m.kind
inner join kinds as k on k.kind = m.kind
inner join traits as t on t.trait = m.trait
inner join read_in as r on r.kind = m.kind
where m.phase = $phase
order by k.place, t.place
