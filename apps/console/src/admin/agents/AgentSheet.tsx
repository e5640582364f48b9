import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgentAccount, BodyOf } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { Choices, Field, FieldGroup } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';
import { PasswordReset } from './PasswordReset';
import { SecondFactorReset } from './SecondFactorReset';

type Draft = Required<Omit<BodyOf<'createAgent'>, 'locale'>> & { locale: 'zh-CN' | 'en' };

interface AgentSheetProps {
  /** null writes a new one. */
  agent: AgentAccount | null;
  onClose(): void;
  onSaved(): void;
}

/** All about one agent: who it is, what it may do, how much it holds. */
export function AgentSheet({ agent, onClose, onSaved }: AgentSheetProps) {
  const { t } = useTranslation('admin');
  const form = useSheetForm<Draft>(draftOf(agent), async ({ password, ...draft }) => {
    if (agent) await api('patchAgent', { params: { id: agent.id }, body: draft });
    else await api('createAgent', { body: { ...draft, password } });
    onSaved();
  });
  const { draft, set, fault } = form;

  return (
    <Sheet title={agent ? agent.name : t('agents.new')} form={form} onClose={onClose}>
      <IdentityFields {...form} />
      {!agent && (
        <Field label={t('agents.password')} hint={t('agents.passwordHint')} fault={fault('password')}>
          <Input.Password
            value={draft.password}
            autoComplete="new-password"
            onChange={({ target }) => set({ password: target.value })}
          />
        </Field>
      )}
      <FieldGroup title={t('agents.roleTitle')}>
        <Choices
          name={t('agents.roleTitle')}
          value={draft.role}
          onChange={(role) => set({ role })}
          options={(['agent', 'team_lead', 'admin'] as const).map((value) => ({
            value,
            title: t(`agents.role.${value}.title`),
            text: t(`agents.role.${value}.text`),
          }))}
        />
      </FieldGroup>
      <FieldGroup title={t('agents.visibilityTitle')} hint={t('agents.visibilityHint')}>
        <Choices
          name={t('agents.visibilityTitle')}
          value={draft.visibility}
          onChange={(visibility) => set({ visibility })}
          options={(['own', 'team', 'all'] as const).map((value) => ({
            value,
            title: t(`agents.visibility.${value}.title`),
            text: t(`agents.visibility.${value}.text`),
          }))}
        />
      </FieldGroup>
      <WorkFields {...form} />
      <RoutingFields {...form} />
      {agent && <PasswordReset agent={agent} />}
      {agent && <SecondFactorReset agent={agent} />}
    </Sheet>
  );
}

type FieldsProps = Pick<ReturnType<typeof useSheetForm<Draft>>, 'draft' | 'set' | 'fault'>;

function IdentityFields({ draft, set, fault }: FieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <>
      <div className="pc-pair">
        <Field label={t('agents.name')} fault={fault('name')}>
          <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
        </Field>
        <Field label={t('agents.workNumber')} hint={t('agents.workNumberHint')} fault={fault('workNumber')}>
          <Input value={draft.workNumber} maxLength={12} onChange={({ target }) => set({ workNumber: target.value })} />
        </Field>
      </div>
      <Field label={t('agents.email')} hint={t('agents.emailHint')} fault={fault('email')}>
        <Input
          type="email"
          value={draft.email}
          autoComplete="off"
          onChange={({ target }) => set({ email: target.value })}
        />
      </Field>
    </>
  );
}

function WorkFields({ draft, set, fault }: FieldsProps) {
  const { t } = useTranslation('admin');
  const { teams } = useBootstrap();
  return (
    <FieldGroup title={t('agents.workTitle')}>
      <Field label={t('agents.teams')} hint={t('agents.teamsHint')} fault={fault('teamIds')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          value={draft.teamIds}
          onChange={(teamIds) => set({ teamIds })}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <div className="pc-pair">
        <Field label={t('agents.capacity')} hint={t('agents.capacityHint')} fault={fault('capacity')}>
          <InputNumber
            min={0}
            max={200}
            precision={0}
            value={draft.capacity}
            onChange={(capacity) => set({ capacity: capacity ?? 0 })}
          />
        </Field>
        <Field label={t('agents.locale')} fault={fault('locale')}>
          <Select
            value={draft.locale}
            onChange={(locale) => set({ locale })}
            options={[
              { value: 'zh-CN', label: '简体中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Field>
      </div>
    </FieldGroup>
  );
}

/** What decides which tickets the desk gives this agent. */
function RoutingFields({ draft, set, fault }: FieldsProps) {
  const { t } = useTranslation('routing');
  return (
    <>
      <Field label={t('agent.skills')} hint={t('agent.skills_hint')} fault={fault('skills')}>
        <Select
          mode="tags"
          value={draft.skills}
          onChange={(skills) => set({ skills })}
          tokenSeparators={[',', '，', '、']}
          open={false}
          suffixIcon={null}
        />
      </Field>
      <div className="pc-field">
        <Checkbox
          checked={draft.probation}
          onChange={({ target }) => set({ probation: target.checked })}
          data-testid="agent-probation"
        >
          {t('agent.probation')}
        </Checkbox>
        <p className="pc-hint">{t('agent.probation_hint')}</p>
      </div>
    </>
  );
}

function draftOf(agent: AgentAccount | null): Draft {
  return {
    name: agent?.name ?? '',
    email: agent?.email ?? '',
    workNumber: agent?.workNumber ?? '',
    role: agent?.role ?? 'agent',
    visibility: agent?.visibility ?? 'team',
    capacity: agent?.capacity ?? 8,
    teamIds: agent?.teamIds ?? [],
    skills: agent?.skills ?? [],
    probation: agent ? agent.probationSince !== null : false,
    locale: agent?.locale ?? 'zh-CN',
    password: '',
  };
}
