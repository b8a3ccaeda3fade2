-- FR: Projets européens partagés par deux régions, et ce que la taille de leurs liens laisserait attendre ; pour toutes les années et pour chaque phase.
-- EN: European projects shared by two regions, and what the size of their ties would lead to expect; for all years and for each phase.
-- Columns of network_region_pairs:
--   span        -         all : depuis 2014 ; sinon la phase | all: since 2014; else the phase
--   region_a    -         Région | Region
--   region_b    -         Région | Region
--   n_projects  count     Projets partagés ; 0 est un vrai zéro, les tables tiennent tous les participants français | Projects shared; 0 is a true zero, the tables hold all French participants
--   expected    projects  Projets attendus | Projects expected
--   verdict     -         more, less, as, ou few (moins de cinq attendus, pas de jugement) | more, less, as, or few (less than five expected, not judged)
create table network_region_pairs (
    span varchar not null,
    region_a varchar not null references regions (region_code),
    region_b varchar not null references regions (region_code),
    n_projects integer not null,
    expected double not null,
    verdict varchar not null,
    primary key (span, region_a, region_b)
);
