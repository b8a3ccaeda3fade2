-- FR: Partenaires européens dont le nom est à rapprocher d’une organisation nommée, ou à écrire de façon lisible.
-- EN: European partners whose name is to be brought together with an organisation named, or to be written in a readable way.
-- Columns of network_partner_names:
--   eu_organisation_id  -  Partenaire européen | European partner
--   organisation_id     -  Organisation nommée ; vide où il n’y en a pas | Organisation named; empty where there is none
--   name                -  Nom à l’écran | Name on screen
create view network_partner_names as
select eu_organisation_id, organisation_id, name
from (values
    ('institut-national-de-l-environnement-industriel-et-des-risques-ineris', 'ineris', null),
    ('conseil-regional-provence-alpes-cote-d-azur', 'region-provence-alpes-cote-dazur', null),
    ('amu', 'aix-marseille-universite', null),
    ('inrae', 'inrae-inra-irstea', null),
    ('inp-grenoble', 'grenoble-inp', null),
    ('uga', 'universite-grenoble-alpes', null),
    ('stla-auto', 'stellantis-psa', null),
    ('stgnb-2-sas', 'stmicroelectronics', null),
    ('renault-sas', 'renault', null),
    ('storengy-sas', 'engie', null),
    ('storengy-france', 'engie', null),
    ('sard', 'sanofi', null),
    ('region-occitanie-pyrenees-mediterranee', null, 'Région Occitanie'),
    ('region-centre-val-de-loire', null, 'Région Centre-Val de Loire'),
    ('conseil-regional-auvergne-rhone-alpes', null, 'Région Auvergne-Rhône-Alpes'),
    ('institut-mines-telecom', null, 'Institut Mines-Télécom'),
    ('toulouse-metropole', null, 'Toulouse Métropole'),
    ('la-communaute-d-universites-et-etablissements-de-toulouse', null, 'Université de Toulouse (communauté)'),
    ('pvm', null, 'Protisvalor Méditerranée'),
    ('fondation-universitaire-amidex', null, 'Fondation Amidex'),
    ('universite-paris-saclay', null, 'Université Paris-Saclay'),
    ('universite-de-bretagne-occidentale', null, 'Université de Bretagne occidentale'),
    ('universite-de-poitiers', null, 'Université de Poitiers'),
    ('institut-francais-de-recherche-pour-l-exploitation-de-la-mer', null, 'Ifremer'),
    ('chambers-ofagriculture-atlantic-area', null, 'Chambres d’agriculture de l’arc atlantique'),
    ('natureplast', null, 'NaturePlast'),
    ('erm-france', null, 'ERM France'),
    ('technip-france', null, 'Technip Energies'),
    ('euroquality-sas', null, 'Euroquality'),
    ('dowel-innovation', null, 'Dowel Innovation'),
    ('keolis', null, 'Keolis'),
    ('natran', null, 'NaTran'),
    ('blumorpho', null, 'Blumorpho'),
    ('compositec', null, 'Compositec'),
    ('armines', null, 'Armines'),
    ('bdi', null, 'Bretagne Développement Innovation'),
    ('centre-for-research-and-technology-hellas-certh', null, 'CERTH'),
    ('technical-university-of-denmark-dtu', null, 'DTU'),
    ('athena-research-and-innovation-center', null, 'Athena'),
    ('tecnalia', null, 'Tecnalia'),
    ('eurecat', null, 'Eurecat')
) as known (eu_organisation_id, organisation_id, name);

-- FR: Organisations présentes auprès d’un pôle : membre nommé par une page publique, ou partenaire d’un de ses projets européens.
-- EN: Organisations present with a cluster: a member named by a public page, or a partner of one of its European projects.
-- Columns of network_presences:
--   presence_id  -      Organisation | Organisation
--   name         -      Nom | Name
--   country      -      Pays | Country
--   cluster_id   -      Pôle | Cluster
--   as_member    -      Membre nommé (1) | Member named (1)
--   as_partner   -      Partenaire européen (1) | European partner (1)
--   n_projects   count  Projets européens de l’organisation avec des pôles | European projects of the organisation with clusters
--   counts       -      Compte comme organisation en commun (1) : membre nommé, ou partenaire français d’au moins deux projets | Counts as an organisation in common (1): member named, or French partner of two projects at least
--   source_id    -      Sources | Sources
--   doubt        -      Confiance : 1 haute, 2 moyenne, 3 basse | Confidence: 1 high, 2 medium, 3 low
create table network_presences as
with partners as (
    -- one project is one thing: a partner of a single project ties nobody; a foreign partner ties no more than chance (4 % of such pairs have a documented agreement, as any pair has; 22 % for French ones)
    select
        coalesce(e.organisation_id, k.organisation_id, concat('eu-', e.eu_organisation_id)) as presence_id,
        min(coalesce(k.name, e.organisation)) as name, min(e.country) as country, c.cluster_id, max(e.n_projects) as n_projects,
        max(case when e.country = 'FR' and e.n_projects >= 2 then 1 else 0 end) as counts,
        string_agg(distinct e.source_id, ';' order by e.source_id) as source_id,
        max(case e.confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from eu_bridging_organisations as e
    inner join eu_organisation_clusters as c on c.eu_organisation_id = e.eu_organisation_id
    left join network_partner_names as k on k.eu_organisation_id = e.eu_organisation_id
    group by coalesce(e.organisation_id, k.organisation_id, concat('eu-', e.eu_organisation_id)), c.cluster_id
),
members as (
    select
        cluster_id, organisation_id as presence_id,
        string_agg(distinct source_id, ';' order by source_id) as source_id,
        max(case confidence when 'low' then 3 when 'medium' then 2 else 1 end) as doubt
    from cluster_members
    where organisation_id is not null
    group by cluster_id, organisation_id
),
both_ways as (
    select
        coalesce(m.presence_id, p.presence_id) as presence_id, coalesce(m.cluster_id, p.cluster_id) as cluster_id, p.name, p.country, p.n_projects,
        case when m.presence_id is null then 0 else 1 end as as_member,
        case when p.presence_id is null then 0 else 1 end as as_partner,
        greatest(case when m.presence_id is null then 0 else 1 end, coalesce(p.counts, 0)) as counts,
        concat_ws(';', m.source_id, p.source_id) as source_id,
        greatest(coalesce(m.doubt, 1), coalesce(p.doubt, 1)) as doubt
    from members as m
    full outer join partners as p on p.presence_id = m.presence_id and p.cluster_id = m.cluster_id
)
select
    b.presence_id,
    coalesce(o.name, max(b.name) over (partition by b.presence_id)) as name,
    coalesce(max(b.country) over (partition by b.presence_id), 'FR') as country,
    b.cluster_id, b.as_member, b.as_partner,
    cast(coalesce(max(b.n_projects) over (partition by b.presence_id), 0) as integer) as n_projects,
    b.counts, b.source_id, b.doubt
from both_ways as b
left join organisations as o on o.organisation_id = b.presence_id
order by b.presence_id, b.cluster_id;
