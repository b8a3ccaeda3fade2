-- FR: Labels donnés pour une courte durée ou à l’essai, avec le jour jusqu’où ils sont provisoires.
-- EN: Labels given for a short term or on trial, with the day until which they are provisional.
-- Columns of label_provisional:
--   cluster_id         -      Pôle | Cluster
--   phase              phase  Phase | Phase
--   provisional_until  -      Jour jusqu’où le label est provisoire | Day until which the label is provisional
create view label_provisional as
select
    cluster_id, phase,
    case
        when label_term in ('trial_then_renewed', 'trial_then_withdrawn') then date '2010-05-11'
        when label_term = 'two_years_extendable' then cast(label_start + interval 2 year as date)
        else cast(label_start + interval 1 year as date)
    end as provisional_until
from cluster_labels
where labelled = 1 and label_term in ('trial_then_renewed', 'trial_then_withdrawn', 'one_year_extendable', 'one_year_then_extended', 'two_years_extendable');
