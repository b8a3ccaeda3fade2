-- A question asked for several values of one of its parameters: its statement stands inside, without its order, which comes after.
select _each.value as _value, _one.*
from (select unnest($values) as value) as _each,
lateral (
{question}
) as _one
order by _value, {order}
