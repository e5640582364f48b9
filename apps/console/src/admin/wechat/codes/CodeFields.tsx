import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../../app/session';
import { Choices, Field, FieldGroup } from '../../pieces/Field';
import type { SheetForm } from '../../pieces/use-sheet-form';

export interface CodeDraft {
  name: string;
  campaign: string;
  teamId: string | null;
  agentId: string | null;
  greeting: string;
}

const LONGEST_DAYS = 30;

/** What a code is called, where its contacts come from and go to, and what they are told. */
export function CodeFields({ form, isNew = false }: { form: SheetForm<CodeDraft>; isNew?: boolean }) {
  const { t } = useTranslation('wechat-menu');
  const { draft, set, fault } = form;
  return (
    <>
      <div className="pc-pair">
        <Field label={t('codes.name')} hint={t('codes.nameHint')} fault={fault('name')}>
          <Input
            value={draft.name}
            autoFocus={isNew}
            maxLength={80}
            onChange={({ target }) => set({ name: target.value })}
            data-testid="code-name"
          />
        </Field>
        <Field label={t('codes.campaign')} hint={t('codes.campaignHint')} fault={fault('campaign')}>
          <Input
            value={draft.campaign}
            maxLength={40}
            onChange={({ target }) => set({ campaign: target.value })}
            data-testid="code-campaign"
          />
        </Field>
      </div>
      <Route form={form} />
      <Field label={t('codes.greeting')} hint={t('codes.greetingHint')} fault={fault('greeting')}>
        <Input.TextArea
          value={draft.greeting}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={600}
          onChange={({ target }) => set({ greeting: target.value })}
          data-testid="code-greeting"
        />
      </Field>
    </>
  );
}

function Route({ form: { draft, set, fault } }: { form: SheetForm<CodeDraft> }) {
  const { t } = useTranslation('wechat-menu');
  const { teams, agents } = useBootstrap();
  const team = teams.find(({ id }) => id === draft.teamId);
  const members = agents.filter(({ id }) => team?.memberIds.includes(id));
  return (
    <div className="pc-pair">
      <Field label={t('codes.team')} hint={t('codes.teamHint')} fault={fault('teamId')}>
        <Select
          value={draft.teamId}
          onChange={(teamId: string | null) => set({ teamId, agentId: null })}
          options={[
            { value: null, label: t('codes.anywhere') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          data-testid="code-team"
        />
      </Field>
      <Field label={t('codes.agent')} hint={t('codes.agentHint')} fault={fault('agentId')}>
        <Select
          value={draft.agentId}
          disabled={!team}
          onChange={(agentId: string | null) => set({ agentId })}
          options={[
            { value: null, label: t('codes.anybody') },
            ...members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          data-testid="code-agent"
        />
      </Field>
    </div>
  );
}

/** How long it works and what the platform calls it: decided once. */
export function LifeFields({ form }: { form: SheetForm<CodeDraft & { scene: string; days: number | null }> }) {
  const { t } = useTranslation('wechat-menu');
  const { draft, set, fault } = form;
  return (
    <FieldGroup title={t('codes.lifeTitle')}>
      <Choices
        name={t('codes.lifeTitle')}
        value={draft.days === null ? 'permanent' : 'temporary'}
        options={(['temporary', 'permanent'] as const).map((value) => ({
          value,
          title: t(`codes.${value}.title`),
          text: t(`codes.${value}.text`),
        }))}
        onChange={(kind) => set({ days: kind === 'permanent' ? null : LONGEST_DAYS })}
      />
      <div className="pc-pair">
        {draft.days !== null && (
          <Field label={t('codes.days')} hint={t('codes.daysHint')} fault={fault('days')}>
            <InputNumber
              value={draft.days}
              min={1}
              max={LONGEST_DAYS}
              precision={0}
              onChange={(days) => set({ days: days ?? LONGEST_DAYS })}
            />
          </Field>
        )}
        <Field label={t('codes.scene')} hint={t('codes.sceneHint')} fault={fault('scene')}>
          <Input
            value={draft.scene}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => set({ scene: target.value.trim() })}
          />
        </Field>
      </div>
    </FieldGroup>
  );
}
