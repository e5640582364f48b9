import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardTemplate } from '#contract';
import { exact, sum, textOf } from '#domain';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Button, toast } from '../ui';
import styles from './cards.module.css';
import { GradeBands } from './GradeBands';
import { InBoth } from './InBoth';
import { type Draft, newLine, type Problem, problemOf, type TemplateLine } from './template-draft';
import { TemplateLineEditor } from './TemplateLineEditor';
import { useCardsAgain } from './use-cards';

/** A template's lines and grades; what is saved is its next version, or another template. */
export function TemplateEditor({ template, onMade }: { template: CardTemplate; onMade(id: string): void }) {
  const { t } = useTranslation('cards');
  const [draft, setDraft] = useState<Draft>(template);
  const problem = problemOf(draft);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <div className={styles.editor}>
      <div className={styles.names}>
        <InBoth label={t('template')} longest={80} value={draft.name} onChange={(name) => change({ name })} />
      </div>
      <div className={styles.parts}>
        <Lines lines={draft.lines} problem={problem} onChange={(lines) => change({ lines })} />
        <GradeBands grades={draft.grades} problem={problem} onChange={(grades) => change({ grades })} />
      </div>
      <Footer template={template} draft={draft} problem={problem} onMade={onMade} />
    </div>
  );
}

interface LinesProps {
  lines: TemplateLine[];
  problem: Problem | null;
  onChange(lines: TemplateLine[]): void;
}

function Lines({ lines, problem, onChange }: LinesProps) {
  const { t } = useTranslation('cards');
  return (
    <>
      <ul>
        {lines.map((line) => (
          <TemplateLineEditor
            key={line.key}
            line={line}
            alone={lines.length === 1}
            problem={problem?.detail.line === line.key ? problem : null}
            onChange={(changed) => onChange(lines.map((one) => (one.key === line.key ? changed : one)))}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ul>
      <Button
        disabled={lines.length >= 30}
        data-testid="template-add-line"
        onClick={() => onChange([...lines, newLine(lines)])}
      >
        {t('add_line')}
      </Button>
    </>
  );
}

interface FooterProps {
  template: CardTemplate;
  draft: Draft;
  problem: Problem | null;
  onMade(id: string): void;
}

function Footer({ template, draft, problem, onMade }: FooterProps) {
  const { t } = useTranslation('cards');
  const { busy, save } = useSaving(template, onMade);
  const numbers = draft.lines.map(({ weight }) => weight);
  const weights = numbers.every(Number.isFinite) ? textOf(sum(numbers.map((weight) => exact(weight)))) : '–';
  return (
    <footer>
      <span data-wrong={weights !== '100' || undefined}>{t('weights', { sum: weights })}</span>
      {problem && <ProblemWords problem={problem} lines={draft.lines} />}
      <Button disabled={busy || problem !== null} data-testid="template-copy" onClick={() => save(draft, true)}>
        {t('copy')}
      </Button>
      <Button
        look="main"
        disabled={busy || problem !== null}
        data-testid="template-save"
        onClick={() => save(draft, false)}
      >
        {t('save_version', { n: template.version + 1 })}
      </Button>
    </footer>
  );
}

/** The refusal in words, with the line's name in place of its key. */
function ProblemWords({ problem: { code, detail }, lines }: { problem: Problem; lines: readonly TemplateLine[] }) {
  const { t, i18n } = useTranslation(['cards', 'errors']);
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const line = lines.find(({ key }) => key === detail.line)?.name[locale] ?? detail.line;
  const field = detail.field && t(`parameters.${detail.field}` as 'target', { defaultValue: detail.field });
  const text =
    code === 'words_missing' ? t('words_missing') : t(`errors:${code}` as 'title', { ...detail, line, field });
  return (
    <p className={styles.wrong} role="status" data-testid="template-problem">
      {detail.line && code !== 'card_line_wrong' ? `${line || detail.line} · ${text}` : text}
    </p>
  );
}

/** Keeps an edited template as its next version, or as another template. */
function useSaving(template: CardTemplate, onMade: (id: string) => void) {
  const { t } = useTranslation('cards');
  const { busy, run } = useAct();
  const again = useCardsAgain();
  const save = ({ name, lines, grades }: Draft, copy: boolean) =>
    void run(async () => {
      const body = { name: copy ? copyOf(name, template) : name, lines, grades };
      const saved = copy
        ? await api('createCardTemplate', { body })
        : await api('changeCardTemplate', {
            params: { id: template.id },
            body: { ...body, version: template.version },
          });
      again();
      onMade(saved.id);
      toast(t('done.template', { n: saved.version }));
    });
  return { busy, save };
}

/** Two templates of one name could not be told apart where a month is planned. */
const copyOf = (name: Draft['name'], of: CardTemplate): Draft['name'] =>
  name['zh-CN'] === of.name['zh-CN'] || name.en === of.name.en
    ? { 'zh-CN': `${name['zh-CN']}（副本）`, en: `${name.en} (copy)` }
    : name;
