-- The political events of the policy, with the day as far as it is known.
-- Leaves out: nothing.
-- Parameters:
--   lang  text  Language of the labels, fr or en
-- Columns:
--   milestone_id    text  code  Identifier
--   day             date  -     Date
--   date_precision  text  code  Precision
--   kind            text  code  Kind
--   label           text  -     Event
--   text            text  -     What happened
--   source_id       text  -     Sources
--   confidence      text  -     Confidence
select
    milestone_id,
    date as day,
    date_precision,
    kind,
    case when $lang = 'en' then label_en else label_fr end as label,
    case when $lang = 'en' then text_en else text_fr end as text,
    source_id,
    confidence
from milestones
order by date, milestone_id
