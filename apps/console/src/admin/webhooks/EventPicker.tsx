import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WebhookEventType } from '#contract';
import { EVENT_GROUPS, type EventGroup, withGroup } from './event-groups';

interface EventPickerProps {
  chosen: WebhookEventType[];
  onChange(chosen: WebhookEventType[]): void;
}

/** Which events are told, by what they are about; a group's own box takes all of it. */
export function EventPicker({ chosen, onChange }: EventPickerProps) {
  return (
    <div className="wh-events">
      {EVENT_GROUPS.map((group) => (
        <Group key={group.key} group={group} chosen={chosen} onChange={onChange} />
      ))}
    </div>
  );
}

function Group({ group, chosen, onChange }: EventPickerProps & { group: EventGroup }) {
  const { t } = useTranslation('webhooks');
  const taken = group.types.filter((type) => chosen.includes(type));
  const one = (type: WebhookEventType, on: boolean) =>
    onChange(withGroup(chosen, { key: group.key, types: [type] }, on));
  return (
    <fieldset>
      <legend>
        <Checkbox
          checked={taken.length === group.types.length}
          indeterminate={taken.length > 0 && taken.length < group.types.length}
          onChange={({ target }) => onChange(withGroup(chosen, group, target.checked))}
        >
          {t(`events.${group.key}.title`)}
        </Checkbox>
      </legend>
      <div>
        {group.types.map((type) => (
          <Checkbox key={type} checked={chosen.includes(type)} onChange={({ target }) => one(type, target.checked)}>
            <span title={type}>{t(`events.${type}`)}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
