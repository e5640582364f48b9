import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Team } from '#contract';
import { useBootstrap } from '../../app/session';
import { FieldGroup } from '../pieces/Field';

type Draft = Required<BodyOf<'createTeam'>>;
interface Props {
  draft: Draft;
  set(patch: Partial<Draft>): void;
  teamId: string | null;
}

/** Which tickets need which skill, where those go that nobody takes, and who may reply. */
export function RoutingFields(props: Props) {
  const { t } = useTranslation('routing');
  const { draft, set } = props;
  return (
    <>
      <FieldGroup title={t('team.owner_only')} hint={t('team.owner_only_hint')}>
        <Checkbox
          checked={draft.ownerOnly}
          onChange={({ target }) => set({ ownerOnly: target.checked })}
          data-testid="team-owner-only"
        >
          {t('team.owner_only')}
        </Checkbox>
      </FieldGroup>
      <FieldGroup title={t('team.presence_deals')} hint={t('team.presence_deals_hint')}>
        <Checkbox
          checked={draft.presenceDeals}
          onChange={({ target }) => set({ presenceDeals: target.checked })}
          data-testid="team-presence-deals"
        >
          {t('team.presence_deals')}
        </Checkbox>
      </FieldGroup>
      <SkillRules {...props} />
      <Overflow {...props} />
    </>
  );
}

type Rule = Team['skillRules'][number];

function SkillRules({ draft: { skillRules }, set }: Props) {
  const { t } = useTranslation('routing');
  const { tags } = useBootstrap();
  const change = (at: number, patch: Partial<Rule>) =>
    set({ skillRules: skillRules.map((rule, i) => (i === at ? { ...rule, ...patch } : rule)) });
  return (
    <FieldGroup title={t('team.skills')} hint={t('team.skills_hint')}>
      {skillRules.map((rule, at) => (
        // Rules have no id of their own; a removed one takes its place in the order with it.
        <div key={at} className="tm-rule">
          <Select
            aria-label={t('team.when')}
            value={rule.when}
            onChange={(when) => change(at, { when })}
            options={(['tag', 'language'] as const).map((value) => ({ value, label: t(`team.when_${value}`) }))}
          />
          <Input
            aria-label={t('team.value')}
            placeholder={rule.when === 'tag' ? tags[0] : 'en'}
            value={rule.value}
            maxLength={40}
            onChange={({ target }) => change(at, { value: target.value })}
          />
          <span aria-hidden>→</span>
          <Input
            aria-label={t('team.skill')}
            placeholder={t('team.skill')}
            value={rule.skill}
            maxLength={40}
            onChange={({ target }) => change(at, { skill: target.value })}
          />
          <Button
            type="text"
            icon={<X size={14} />}
            aria-label={t('team.remove_rule')}
            onClick={() => set({ skillRules: skillRules.filter((_, i) => i !== at) })}
          />
        </div>
      ))}
      <Button
        icon={<Plus size={14} />}
        className="tm-add"
        onClick={() => set({ skillRules: [...skillRules, { when: 'tag', value: '', skill: '' }] })}
      >
        {t('team.add_rule')}
      </Button>
    </FieldGroup>
  );
}

const USUAL_MINUTES = 10;

function Overflow({ draft: { overflow }, set, teamId }: Props) {
  const { t } = useTranslation('routing');
  const { teams } = useBootstrap();
  const others = teams.filter(({ id }) => id !== teamId).map(({ id, name }) => ({ value: id, label: name }));
  const to = (toTeamId: string) =>
    set({ overflow: toTeamId === '' ? null : { toTeamId, minutes: overflow?.minutes ?? USUAL_MINUTES } });
  return (
    <FieldGroup title={t('team.overflow')} hint={t('team.overflow_hint')}>
      <div className="tm-overflow">
        <Select
          aria-label={t('team.overflow_to')}
          value={overflow?.toTeamId ?? ''}
          onChange={to}
          options={[{ value: '', label: t('team.overflow_none') }, ...others]}
        />
        {overflow && (
          <InputNumber
            aria-label={t('team.minutes')}
            suffix={t('team.minutes')}
            min={1}
            max={10_080}
            precision={0}
            value={overflow.minutes}
            onChange={(minutes) => set({ overflow: { ...overflow, minutes: minutes ?? USUAL_MINUTES } })}
          />
        )}
      </div>
    </FieldGroup>
  );
}
