import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualityForm, QualityLineView } from '#contract';
import { exact, sum, textOf } from '#domain';
import { api } from '../app/api';
import { Line } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, ErrorState, LoadingShape, toast } from '../ui';
import { LineWorth } from './LineMark';
import styles from './quality.module.css';
import { useForms, useQualityAgain } from './use-quality';

/** The forms of the desk; a change makes a new version, and marks keep the one they were made on. */
export function FormsPane() {
  const { i18n, t } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const forms = useForms();
  const [chosen, setChosen] = useState<string | null>(null);
  if (forms.error) return <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />;
  if (!forms.data) return <LoadingShape />;
  const { rows } = forms.data;
  const open = rows.find(({ id }) => id === chosen) ?? rows[0]!;
  return (
    <div className={styles.panes} data-open>
      <ul className={styles.list} data-stays>
        {rows.map((form) => (
          <li key={form.id}>
            <button type="button" aria-pressed={form.id === open.id} onClick={() => setChosen(form.id)}>
              <span className={styles.what}>
                <b>{form.name[locale]}</b>
                <small>
                  {t(`media.${form.medium}`)} · {t('version', { n: form.version })}
                  {form.inUse && <em>{t('in_use')}</em>}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Editor key={`${open.id} ${open.version} ${open.inUse}`} form={open} onMade={setChosen} />
    </div>
  );
}

function Editor({ form, onMade }: { form: QualityForm; onMade(id: string): void }) {
  const { t } = useTranslation('quality');
  const [name, setName] = useState(form.name);
  const [lines, setLines] = useState(form.lines);
  const { busy, run } = useAct();
  const again = useQualityAgain();
  const total = textOf(sum(lines.map((line) => exact(line.kind === 'weighted' ? line.weight : 0))));
  const changed = (key: string, change: object) =>
    setLines(lines.map((line) => (line.key === key ? ({ ...line, ...change } as QualityLineView) : line)));
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
      const body = { medium: form.medium, name: copied, lines, inUse: false };
      const made = await api('createQualityForm', { body });
      await again();
      onMade(made.id);
    });
  return (
    <div className={styles.scroll}>
      <div className={styles.names}>
        {(['zh-CN', 'en'] as const).map((language) => (
          <Line
            key={language}
            label={t(`names.${language}`)}
            longest={200}
            value={name[language]}
            onChange={(text) => setName({ ...name, [language]: text })}
          />
        ))}
      </div>
      <ol className={styles.lines}>
        {lines.map((line) => (
          <FormLine key={line.key} line={line} onChange={(change) => changed(line.key, change)} />
        ))}
      </ol>
      <footer className={styles.foot}>
        <span data-low={total !== '100' || undefined}>{t('weights', { sum: total })}</span>
        <Button disabled={busy} onClick={copy}>
          {t('copy_form')}
        </Button>
        {!form.inUse && (
          <Button disabled={busy} onClick={() => save(true)}>
            {t('use_form')}
          </Button>
        )}
        <Button look="main" disabled={busy} data-testid="quality-form-save" onClick={() => save(form.inUse)}>
          {t('save_form')}
        </Button>
      </footer>
    </div>
  );
}

function FormLine({ line, onChange }: { line: QualityLineView; onChange(change: object): void }) {
  const { t, i18n } = useTranslation('quality');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const name = (text: string) => onChange({ name: { ...line.name, [locale]: text } });
  return (
    <li data-kind={line.kind}>
      <div>
        <Line label={t('line')} longest={200} value={line.name[locale]} onChange={name} />
        <small>{line.help[locale]}</small>
      </div>
      {line.kind === 'weighted' ? (
        <input
          type="number"
          min={0}
          max={100}
          className={styles.weight}
          aria-label={t('weight_of', { name: line.name[locale] })}
          value={line.weight}
          onChange={({ target }) => onChange({ weight: Number(target.value) })}
        />
      ) : (
        <LineWorth line={line} />
      )}
    </li>
  );
}
