import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityForm, QualityLineView } from '#contract';
import { exact, sum, textOf } from '#domain';
import { api } from '../app/api';
import { InBoth } from '../cards/InBoth';
import { useAct } from '../records/use-act';
import { Button, toast } from '../ui';
import { type FormProblem, formProblem, KINDS, MOST_LINES, moved, withLine } from './form-draft';
import { FormLine } from './FormLine';
import styles from './quality.module.css';
import { useQualityAgain } from './use-quality';

type Draft = Pick<QualityForm, 'name' | 'lines'>;

/** A form's words and lines; what is saved is its next version, or another form. */
export function FormEditor({ form, onMade }: { form: QualityForm; onMade(id: string): void }) {
  const { t } = useTranslation('quality');
  const [{ name, lines }, setDraft] = useState<Draft>(form);
  const problem = formProblem(name, lines);
  const write = (changed: QualityLineView[]) => setDraft({ name, lines: changed });
  return (
    <div className={styles.scroll}>
      <div className={styles.names}>
        <InBoth label={t('name')} longest={200} value={name} onChange={(said) => setDraft({ name: said, lines })} />
      </div>
      <ol className={styles.lines} data-edited>
        {lines.map((line) => (
          <FormLine
            key={line.key}
            line={line}
            lines={lines}
            problem={problem?.detail.line === line.key ? problem : null}
            onChange={(changed) => write(lines.map((one) => (one.key === line.key ? changed : one)))}
            onMove={(by) => write(moved(lines, line.key, by))}
            onRemove={() => write(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ol>
      <p className={styles.buttons}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            disabled={lines.length >= MOST_LINES}
            data-testid={`form-add-${kind}`}
            onClick={() => write(withLine(lines, kind))}
          >
            {t(`add.${kind}`)}
          </Button>
        ))}
      </p>
      <Footer form={form} draft={{ name, lines }} problem={problem} onMade={onMade} />
    </div>
  );
}

interface FooterProps {
  form: QualityForm;
  draft: Draft;
  problem: FormProblem | null;
  onMade(id: string): void;
}

function Footer({ form, draft, problem, onMade }: FooterProps) {
  const { t } = useTranslation('quality');
  const { busy, save, copy } = useSaving(form, draft, onMade);
  const stopped = busy || problem !== null;
  const total = textOf(sum(draft.lines.map((line) => exact(line.kind === 'weighted' ? line.weight : 0))));
  return (
    <footer className={styles.foot}>
      <span data-low={total !== '100' || undefined}>{t('weights', { sum: total })}</span>
      {problem && <ProblemWords problem={problem} lines={draft.lines} />}
      <Button disabled={stopped} onClick={copy}>
        {t('copy_form')}
      </Button>
      {!form.inUse && (
        <Button disabled={stopped} onClick={() => save(true)}>
          {t('use_form')}
        </Button>
      )}
      <Button look="main" disabled={stopped} data-testid="quality-form-save" onClick={() => save(form.inUse)}>
        {t('save_form')}
      </Button>
    </footer>
  );
}

/** The refusal in words, with the line's name in place of its key. */
function ProblemWords({
  problem: { code, detail },
  lines,
}: {
  problem: FormProblem;
  lines: readonly QualityLineView[];
}) {
  const { t, i18n } = useTranslation(['quality', 'cards', 'errors']);
  const at = lines.findIndex(({ key }) => key === detail.line);
  const line = at < 0 ? '' : lines[at]!.name[i18n.language === 'en' ? 'en' : 'zh-CN'] || t('nth_line', { n: at + 1 });
  if (code === 'words_missing')
    return (
      <p className={styles.wrong} role="status">
        {[line, t('words_missing')].filter(Boolean).join(' · ')}
      </p>
    );
  return (
    <p className={styles.wrong} role="status">
      {t(`errors:${code}` as 'title', { ...detail, line })}
    </p>
  );
}

/** Keeps an edited form as its next version, or as another form. */
function useSaving(form: QualityForm, { name, lines }: Draft, onMade: (id: string) => void) {
  const { t } = useTranslation('quality');
  const { busy, run } = useAct();
  const again = useQualityAgain();
  const save = (inUse: boolean) =>
    void run(async () => {
      const body = { version: form.version, name, lines, inUse };
      await api('changeQualityForm', { params: { id: form.id }, body });
      toast(t('form_saved'));
      await again();
    });
  const copy = () =>
    void run(async () => {
      const copied = { 'zh-CN': `${name['zh-CN']}（副本）`, en: `${name.en} (copy)` };
      const made = await api('createQualityForm', { body: { medium: form.medium, name: copied, lines, inUse: false } });
      await again();
      onMade(made.id);
    });
  return { busy, save, copy };
}
