import { Button, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale, SurveyRule } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { fullTime } from '../../desk/times';
import { toast } from '../../ui';

type Draft = Omit<SurveyRule, 'from' | 'byName'>;

interface FormProps {
  rule: Draft;
  /** No rule of its own yet: what is shown is the desk's. */
  follows: boolean;
  since: { from: string; byName: string } | null;
  onSaved(): void;
}

const LIMITS = { invitation: 300, satisfaction: 120, solved: 120, remark: 120, thanks: 300 } as const;
type Word = keyof typeof LIMITS;

/** One rule; saving it begins a new version, so that answers keep the words they were asked with. */
export function RuleForm({ rule, follows, since, onSaved }: FormProps) {
  const { t, i18n } = useTranslation('surveys');
  const { company } = useBootstrap();
  const [draft, setDraft] = useState(rule);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = () => {
    setBusy(true);
    api('writeSurveyRule', { body: draft })
      .then(() => {
        toast(t('rule.saved'));
        onSaved();
      })
      .catch((error: unknown) => toast(problemText(error, t), { kind: 'problem' }))
      .finally(() => setBusy(false));
  };
  return (
    <form
      className="sv-rule"
      data-testid="survey-rule"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="pc-hint">
        {follows
          ? t('rule.follows')
          : since && t('rule.since', { at: fullTime(since.from, i18n.language, company.zone), name: since.byName })}
      </p>
      <label className="sv-row">
        <Switch checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
        <span>{t('rule.enabled')}</span>
      </label>
      <label className="sv-row">
        <InputNumber
          min={0}
          max={10080}
          precision={0}
          value={draft.delayMinutes}
          onChange={(minutes) => set({ delayMinutes: minutes ?? 0 })}
        />
        <span>{t('rule.delay')}</span>
      </label>
      <label className="sv-row">
        <Switch checked={draft.reopens} onChange={(reopens) => set({ reopens })} />
        <span>{t('rule.reopens')}</span>
      </label>
      <div className="sv-words">
        {(['zh-CN', 'en'] as const).map((locale) => (
          <Words
            key={locale}
            locale={locale}
            words={draft.words[locale]}
            onChange={(words) => set({ words: { ...draft.words, [locale]: words } })}
          />
        ))}
      </div>
      <footer>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="survey-rule-save">
          {t('rule.save')}
        </Button>
        <span className="pc-hint">{t('rule.numbers')}</span>
      </footer>
    </form>
  );
}

interface WordsProps {
  locale: Locale;
  words: Draft['words']['en'];
  onChange(words: Draft['words']['en']): void;
}

function Words({ locale, words, onChange }: WordsProps) {
  const { t } = useTranslation('surveys');
  return (
    <fieldset>
      <legend>{t(`rule.languages.${locale}`)}</legend>
      {(Object.keys(LIMITS) as Word[]).map((word) => (
        <label key={word}>
          <span>{t(`rule.words.${word}`)}</span>
          <textarea
            lang={locale}
            rows={LIMITS[word] > 200 ? 2 : 1}
            required
            minLength={2}
            maxLength={LIMITS[word]}
            value={words[word]}
            onChange={({ target }) => onChange({ ...words, [word]: target.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
