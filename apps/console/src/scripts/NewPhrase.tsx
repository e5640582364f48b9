import { Button, Input } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The last line of the list, always ready for the next phrase. */
export function NewPhrase({ onAdd }: { onAdd(phrase: string, better: string): Promise<void> }) {
  const { t } = useTranslation('scripts');
  const [phrase, setPhrase] = useState('');
  const [better, setBetter] = useState('');
  return (
    <form
      className="pc-row sc-phrase"
      onSubmit={(event) => {
        event.preventDefault();
        if (phrase.trim() === '') return;
        void onAdd(phrase.trim(), better.trim());
        setPhrase('');
        setBetter('');
      }}
    >
      <Input
        value={phrase}
        maxLength={80}
        placeholder={t('phrases.phrase')}
        aria-label={t('phrases.phrase')}
        onChange={({ target }) => setPhrase(target.value)}
      />
      <Input
        value={better}
        maxLength={300}
        placeholder={t('phrases.better')}
        aria-label={t('phrases.better')}
        onChange={({ target }) => setBetter(target.value)}
      />
      <Button htmlType="submit" icon={<Plus size={14} />} disabled={phrase.trim() === ''} data-testid="admin-save">
        {t('phrases.add')}
      </Button>
    </form>
  );
}
