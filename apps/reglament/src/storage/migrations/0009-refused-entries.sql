-- What a system did not take is looked at and closed by the people of the case, like an answer that contradicts a decision.
alter table register_discrepancy
  drop constraint register_discrepancy_kind_check,
  add constraint register_discrepancy_kind_check check (kind in ('late', 'contradiction', 'refused-entry')),
  drop constraint register_discrepancy_answered_check,
  add constraint register_discrepancy_answered_check check (answered in ('found', 'absent', 'refused') and (answered = 'refused') = (kind = 'refused-entry'));

-- Those refused before anybody was told.
insert into register_discrepancy (id, case_id, node, system, kind, answered, reference, noticed_at, units)
select gen_random_uuid(), e.case_id, e.node, e.system, 'refused-entry', 'refused', coalesce(e.reference, ''), coalesce(e.entered_at, e.noted_at),
  array_remove(array[c.state->'units'->>'provider', c.state->'units'->>'centre', c.state->'units'->>'akim'], null)
from register_entry e join cases c on c.id = e.case_id where e.state = 'refused';
