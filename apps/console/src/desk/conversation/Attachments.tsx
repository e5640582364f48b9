import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#contract';
import { sizeText } from '../sizes';

const MAX_WIDTH = 260;

/** Files of a message: pictures to look at, the rest to fetch. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const shown = attachments.filter(({ inline }) => !inline);
  if (shown.length === 0) return null;
  return (
    <div className="cv-files">
      {shown.map((file) =>
        file.width && file.height ? <Picture key={file.id} file={file} /> : <File key={file.id} file={file} />,
      )}
    </div>
  );
}

function Picture({ file }: { file: Attachment }) {
  // The room is kept before the picture comes, so that nothing jumps.
  const width = Math.min(MAX_WIDTH, file.width!);
  return (
    <a href={`/api/attachments/${file.id}`} target="_blank" rel="noreferrer" title={file.name}>
      <img
        src={`/api/attachments/${file.id}/preview`}
        alt={file.name}
        loading="lazy"
        width={width}
        height={Math.round((width / file.width!) * file.height!)}
      />
    </a>
  );
}

function File({ file }: { file: Attachment }) {
  const { t } = useTranslation('desk');
  return (
    <a className="cv-file" href={`/api/attachments/${file.id}`} download={file.name} title={t('message.download')}>
      <FileText size={16} aria-hidden />
      <span>{file.name}</span>
      <small>{sizeText(file.size)}</small>
    </a>
  );
}
