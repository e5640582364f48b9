import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import { useBootstrap } from '../session';
import { CopyButton } from './CopyButton';

interface RecoveryCodesProps {
  codes: string[];
  /** Somebody tried to leave without saying that the codes are kept. */
  slipped: boolean;
  onKept(): void;
}

/** Shown this once, to be kept in a place that is not the phone. */
export function RecoveryCodes({ codes, slipped, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation();
  const { me } = useBootstrap();
  const download = () => {
    const text = [`${t('product')} · ${t('second_factor.codes_title')} · ${me.email}`, ...codes, ''].join('\r\n');
    save(text, 'halfhour-recovery-codes.txt');
  };
  return (
    <>
      <h3 className="sf-title">{t('second_factor.codes_title')}</h3>
      <p className="sf-text">{t('second_factor.codes_text')}</p>
      <ol className="sf-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="sf-acts">
        <CopyButton text={codes.join('\n')} />
        <Button onClick={download}>
          <Download size={14} aria-hidden />
          {t('second_factor.download')}
        </Button>
      </div>
      {slipped && (
        <p className="ui-fault" role="alert">
          {t('second_factor.keep_first')}
        </p>
      )}
      <footer>
        <Button look="main" onClick={onKept} data-testid="recovery-codes-kept">
          {t('second_factor.kept')}
        </Button>
      </footer>
    </>
  );
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
