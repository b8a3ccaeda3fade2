-- FR: Durée des phases : quatre, quatre, six et quatre ans ; un total de phase se compare par an.
-- EN: Length of the phases: four, four, six and four years; a phase's total is compared by year.
-- Columns of phase_years:
--   phase         phase  Phase | Phase
--   start_date    -      Début | Start
--   end_date      -      Fin | End
--   read_day      -      Dernier jour lu : fin de la phase, ou jour où les tables ont été réunies | Last day read: end of the phase, or the day the tables were put together
--   first_year    year   Première année | First year
--   last_year     year   Dernière année | Last year
--   n_years       count  Années de la phase | Years of the phase
create view phase_years as
select
    p.phase,
    p.start_date,
    p.end_date,
    least(p.end_date, b.created) as read_day,
    year(p.start_date)::integer as first_year,
    year(p.end_date)::integer as last_year,
    (year(p.end_date) - year(p.start_date) + 1)::integer as n_years
from phases as p
cross join build_info as b;
