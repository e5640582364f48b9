import { Button, Checkbox } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBootstrap } from '../../app/session';
import { PartField } from '../../macros/PartField';
import '../../macros/macros.css';
import { type Actions, RULE_PARTS, type RuleDraft, withPart } from './rule-draft';

interface LinesProps {
  draft: RuleDraft;
  set(patch: Partial<RuleDraft>): void;
  fault(path: string): string | undefined;
}

/** What it does: the parts of a macro, and telling colleagues. */
export function ThenLines({ draft, set, fault }: LinesProps) {
  const { t } = useTranslation(['automation', 'macros']);
  const { teams } = useBootstrap();
  const teamId = teams[0]?.id ?? '';
  const change = (patch: object) => set({ actions: { ...draft.actions, ...patch } as Actions });
  const left = RULE_PARTS.filter((part) => !draft.parts.includes(part));
  return (
    <>
      {draft.parts.map((part) =>
        part === 'tell' ? (
          <Tell key={part} draft={draft} set={set} onRemove={() => set(withPart(draft, part, false, teamId))} />
        ) : (
          <PartField
            key={part}
            part={part}
            actions={draft.actions}
            byDesk
            fault={fault(`actions.${part}`)}
            onChange={change}
            onRemove={() => set(withPart(draft, part, false, teamId))}
          />
        ),
      )}
      {draft.parts.includes('reply') && <p className="pc-hint">{t('reply_hint')}</p>}
      <div className="au-add">
        {left.map((part) => (
          <Button
            key={part}
            size="small"
            data-testid={`automation-do-${part}`}
            onClick={() => set(withPart(draft, part, true, teamId))}
          >
            + {t(part === 'tell' ? 'part.tell' : `macros:part.${part === 'reply' ? 'say' : part}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Tell({ draft, set, onRemove }: Pick<LinesProps, 'draft' | 'set'> & { onRemove(): void }) {
  const { t } = useTranslation('automation');
  return (
    <section className="mc-part" data-testid="automation-part-tell">
      <header>
        <b>{t('part.tell')}</b>
        <span className="pc-spring" />
        <Button type="text" icon={<X size={14} />} aria-label={t('remove')} title={t('remove')} onClick={onRemove} />
      </header>
      <Checkbox.Group
        value={draft.actions.tell}
        options={(['holder', 'leads'] as const).map((value) => ({ value, label: t(`tell.${value}`) }))}
        onChange={(tell) => set({ actions: { ...draft.actions, tell } })}
      />
    </section>
  );
}
