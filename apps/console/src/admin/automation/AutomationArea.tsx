import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AutomationDraft, AutomationRuleView } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { Problem } from '../pieces/Sheet';
import { useAdminList } from '../pieces/use-admin-list';
import { useAttempt } from '../pieces/use-attempt';
import { templates } from './rule-draft';
import { RuleRow } from './RuleRow';
import { RuleSentence } from './RuleSentence';
import { RuleSheet } from './RuleSheet';
import './automation.css';

// What rules did is no change of the set-up.
const LOOK_EVERY_MS = 15_000;

interface Open {
  rule: AutomationRuleView | null;
  draft: AutomationDraft | null;
}

/** What the desk does by itself, in the order in which it is asked. */
export function AutomationArea() {
  const { t } = useTranslation(['automation', 'admin']);
  const list = useAdminList('listAutomation', LOOK_EVERY_MS);
  const { attempt, busy, error } = useAttempt();
  const [open, setOpen] = useState<Open | null>(null);
  const rows = list.rows ?? [];
  const act = (work: () => Promise<unknown>) => void attempt(work).then(() => list.reload());
  const turn = (rule: AutomationRuleView, on: boolean) =>
    act(() =>
      api('updateAutomation', { params: { id: rule.id }, body: { ...written(rule), on, version: rule.version } }),
    );
  const move = (from: number, to: number) => {
    const ids = rows
      .map(({ id }) => id)
      .toSpliced(from, 1)
      .toSpliced(to, 0, rows[from]!.id);
    act(() => api('orderAutomation', { body: { ids } }));
  };
  return (
    <>
      <AreaHead
        title={t('admin:areas.automation')}
        text={t('text')}
        create={{ label: t('new'), onCreate: () => setOpen({ rule: null, draft: null }) }}
      />
      {error !== null && <Problem text={problemText(error, t)} />}
      <div className={rows.length ? undefined : 'au-none'}>
        <ListBody list={list} empty={{ title: t('empty'), text: t('empty_text') }}>
          {(rules) => (
            <ol className="au-list">
              {rules.map((rule, i) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  place={i + 1}
                  busy={busy}
                  onTurn={(on) => turn(rule, on)}
                  onUp={i > 0 ? () => move(i, i - 1) : null}
                  onDown={i < rules.length - 1 ? () => move(i, i + 1) : null}
                  onOpen={() => setOpen({ rule, draft: null })}
                />
              ))}
            </ol>
          )}
        </ListBody>
      </div>
      {list.rows && <Templates taken={rows} onTake={(draft) => setOpen({ rule: null, draft })} />}
      {open && (
        <RuleSheet
          {...open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void list.reload();
          }}
        />
      )}
    </>
  );
}

function written({ name, trigger, conditions, actions, runWhen, stops }: AutomationRuleView) {
  return { name, trigger, conditions, actions, runWhen, stops };
}

interface TemplatesProps {
  taken: readonly AutomationRuleView[];
  onTake(draft: AutomationDraft): void;
}

function Templates({ taken, onTake }: TemplatesProps) {
  const { t } = useTranslation('automation');
  const offered = templates((key) => t(`templates.${key}`, { skipInterpolation: true })).filter(
    ({ name }) => !taken.some((rule) => rule.name === name),
  );
  if (offered.length === 0) return null;
  return (
    <section className="au-templates">
      <h2>{t('templates.title')}</h2>
      {offered.map((draft) => (
        <article key={draft.name}>
          <div>
            <b>{draft.name}</b>
            <RuleSentence rule={draft} />
          </div>
          <Button onClick={() => onTake(draft)} data-testid="automation-template">
            {t('templates.take')}
          </Button>
        </article>
      ))}
    </section>
  );
}
