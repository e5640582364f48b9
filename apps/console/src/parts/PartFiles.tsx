import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract';
import { problemText } from '../app/problems';
import { upload } from '../desk/composer/uploads';
import lists from '../records/records.module.css';
import styles from './parts.module.css';

/** Pictures of a fault, uploaded as they are chosen. */
export function PartFiles({ onChange }: { onChange: (ids: string[]) => void }) {
  const { t } = useTranslation(['parts', 'errors']);
  const [files, setFiles] = useState<Attachment[]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const choose = async (chosen: FileList) => {
    setBusy(true);
    setFault(null);
    const done = await Promise.allSettled([...chosen].map((file) => upload(file, () => undefined).done));
    setFault(done.find((one) => one.status === 'rejected')?.reason ?? null);
    const all = [...files, ...done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))];
    setFiles(all);
    onChange(all.map(({ id }) => id));
    setBusy(false);
  };
  return (
    <div className={styles.files}>
      <label className={styles.choose}>
        <ImagePlus size={15} aria-hidden />
        {t(busy ? 'uploading' : 'photos')}
        <input
          type="file"
          accept="image/*"
          multiple
          disabled={busy}
          data-testid="part-photos"
          onChange={({ target }) => target.files?.length && void choose(target.files)}
        />
      </label>
      {files.map(({ id, name }) => (
        <img key={id} src={`/api/attachments/${id}/preview`} alt={name} />
      ))}
      {fault !== null && (
        <p className={lists.quiet} role="alert">
          {problemText(fault, t)}
        </p>
      )}
    </div>
  );
}
