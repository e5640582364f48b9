import { Button, Input, Switch } from 'antd';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForbiddenPhrase } from '#contract';

interface PhraseRowProps {
  phrase: ForbiddenPhrase;
  may: boolean;
  onChange(phrase: ForbiddenPhrase): void;
  onDelete(): void;
}

/** A phrase struck out, and what to say instead, typed in place. */
export function PhraseRow({ phrase, may, onChange, onDelete }: PhraseRowProps) {
  const { t } = useTranslation('scripts');
  const [better, setBetter] = useState(phrase.better);
  const settle = () => better.trim() !== phrase.better && onChange({ ...phrase, better: better.trim() });
  return (
    <div className={phrase.enabled ? 'pc-row sc-phrase' : 'pc-row sc-phrase off'}>
      <del>{phrase.phrase}</del>
      {may ? (
        <Input
          variant="borderless"
          value={better}
          maxLength={300}
          aria-label={t('phrases.betterOf', { phrase: phrase.phrase })}
          onChange={({ target }) => setBetter(target.value)}
          onBlur={settle}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing && event.keyCode !== 229) event.currentTarget.blur();
          }}
        />
      ) : (
        <span>{phrase.better}</span>
      )}
      {may && (
        <div className="pc-row-acts">
          <Switch
            size="small"
            checked={phrase.enabled}
            aria-label={t('phrases.enabledOf', { phrase: phrase.phrase })}
            onChange={(enabled) => onChange({ ...phrase, enabled })}
          />
          <Button
            type="text"
            icon={<Trash2 size={14} />}
            aria-label={t('phrases.deleteOf', { phrase: phrase.phrase })}
            onClick={onDelete}
          />
        </div>
      )}
    </div>
  );
}
