import { Checkbox, Input, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Team } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { Choices, Field, FieldGroup } from '../pieces/Field';
import { RoutingFields } from './RoutingFields';
import { StrategyTrial } from './StrategyTrial';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';

const STRATEGIES = ['last_holder_first', 'least_busy', 'round_robin', 'random', 'manual'] as const;

interface TeamSheetProps {
  team: Team | null;
  onClose(): void;
  onSaved(): void;
}

export function TeamSheet({ team, onClose, onSaved }: TeamSheetProps) {
  const { t } = useTranslation('admin');
  const { calendars } = useBootstrap();
  const form = useSheetForm(draftOf(team, calendars[0]?.id ?? ''), async (body) => {
    if (team) await api('patchTeam', { params: { id: team.id }, body });
    else await api('createTeam', { body });
    onSaved();
  });
  const { draft, set, fault } = form;
  return (
    <Sheet title={team ? team.name : t('teams.new')} form={form} onClose={onClose}>
      <div className="pc-pair">
        <Field label={t('teams.name')} fault={fault('name')}>
          <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
        </Field>
        <Field label={t('teams.calendar')} hint={t('teams.calendarHint')} fault={fault('calendarId')}>
          <Select
            value={draft.calendarId}
            onChange={(calendarId) => set({ calendarId })}
            options={calendars.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      </div>
      <FieldGroup title={t('teams.strategyTitle')} hint={t('teams.strategyHint')}>
        <Choices
          name={t('teams.strategyTitle')}
          value={draft.strategy}
          onChange={(strategy) => set({ strategy })}
          options={STRATEGIES.map((value) => ({
            value,
            title: t(`teams.strategy.${value}.title`),
            text: t(`teams.strategy.${value}.text`),
          }))}
        />
        {team && draft.strategy !== 'manual' && (
          <StrategyTrial key={draft.strategy} team={team} strategy={draft.strategy} />
        )}
      </FieldGroup>
      <FieldGroup title={t('teams.callsBack')} hint={t('teams.callsBackHint')}>
        <Checkbox
          checked={draft.callsBack}
          onChange={({ target }) => set({ callsBack: target.checked })}
          data-testid="team-calls-back"
        >
          {t('teams.callsBack')}
        </Checkbox>
      </FieldGroup>
      <DayCheckField minute={draft.dayCheckMinute} onChange={(dayCheckMinute) => set({ dayCheckMinute })} />
      <RoutingFields draft={draft} set={set} teamId={team?.id ?? null} />
      <PeopleFields draft={draft} set={set} fault={fault} />
    </Sheet>
  );
}

/** When the team says that the day's results are in (DOMAIN V14). */
function DayCheckField({ minute, onChange }: { minute: number | null; onChange(minute: number | null): void }) {
  const { t } = useTranslation('admin');
  return (
    <FieldGroup title={t('teams.dayCheck')} hint={t('teams.dayCheckHint')}>
      <TimePicker
        needConfirm={false}
        format="HH:mm"
        minuteStep={5}
        placeholder={t('teams.dayCheckDesk')}
        value={minute === null ? null : dayjs().startOf('day').add(minute, 'minute')}
        onChange={(time) => onChange(time ? time.hour() * 60 + time.minute() : null)}
      />
    </FieldGroup>
  );
}

type Draft = ReturnType<typeof draftOf>;
type PeopleProps = Pick<ReturnType<typeof useSheetForm<Draft>>, 'draft' | 'set' | 'fault'>;

function PeopleFields({ draft, set, fault }: PeopleProps) {
  const { t } = useTranslation('admin');
  const { agents } = useBootstrap();
  const options = agents
    .filter(({ id, disabledAt }) => disabledAt === null || draft.memberIds.includes(id))
    .map(({ id, name, workNumber }) => ({ value: id, label: `${name} ${workNumber}` }));
  return (
    <FieldGroup title={t('teams.people')}>
      <Field label={t('teams.members')} hint={t('teams.membersHint')} fault={fault('memberIds')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          value={draft.memberIds}
          onChange={(memberIds) => set({ memberIds })}
          options={options}
        />
      </Field>
      <Field label={t('teams.leads')} hint={t('teams.leadsHint')} fault={fault('leadIds')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          value={draft.leadIds}
          onChange={(leadIds) => set({ leadIds })}
          options={options}
        />
      </Field>
    </FieldGroup>
  );
}

function draftOf(team: Team | null, calendarId: string): Required<BodyOf<'createTeam'>> {
  return {
    name: team?.name ?? '',
    strategy: team?.strategy ?? ('last_holder_first' as const),
    calendarId: team?.calendarId ?? calendarId,
    callsBack: team?.callsBack ?? false,
    skillRules: team?.skillRules ?? [],
    overflow: team?.overflow ?? null,
    ownerOnly: team?.ownerOnly ?? false,
    dayCheckMinute: team?.dayCheckMinute ?? null,
    presenceDeals: team?.presenceDeals ?? false,
    memberIds: team?.memberIds ?? [],
    leadIds: team?.leadIds ?? [],
  };
}
