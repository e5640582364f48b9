import { FileText, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../app/problems';
import { sizeText } from '../sizes';
import type { FileEntry } from './composer-store';

/** Files that go with the message, on their way up or there. */
export function FileList({ files, onRemove }: { files: readonly FileEntry[]; onRemove(key: string): void }) {
  const { t } = useTranslation(['desk', 'errors']);
  if (files.length === 0) return null;
  return (
    <ul className="cp-files">
      {files.map(({ key, name, size, progress, attachment, problem }) => (
        <li key={key} data-failed={problem !== null || undefined}>
          <FileText size={14} aria-hidden />
          <span>{name}</span>
          <small>
            {problem ? problemText(problem, t) : attachment ? sizeText(size) : `${Math.round(progress * 100)} %`}
          </small>
          <button type="button" aria-label={t('composer.remove_file', { name })} onClick={() => onRemove(key)}>
            <X size={13} aria-hidden />
          </button>
          {!attachment && !problem && <progress max={1} value={progress} />}
        </li>
      ))}
    </ul>
  );
}
