import { useState } from 'preact/hooks';
import { useAround } from './context';
import { FileIcon } from './icons';
import type { SentFile } from './state';
import { sizeText } from './when';

// What a browser draws safely inside a page; SVG may hold script, so it stays a file.
const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

export const isPicture = (mediaType: string): boolean => PICTURE.test(mediaType);

export function Files({ files }: { files: readonly SentFile[] }) {
  if (!files.length) return null;
  return (
    <div class="files">
      {files.map((file) =>
        isPicture(file.mediaType) && file.url ? (
          <Picture key={file.id} file={file} />
        ) : (
          <Plain key={file.id} file={file} />
        ),
      )}
    </div>
  );
}

function Picture({ file }: { file: SentFile }) {
  const { chat, strings } = useAround();
  const [broken, setBroken] = useState(false);
  if (broken) return <Plain file={file} />;
  const { width, height } = shownSize(file);
  return (
    <a
      class="picture"
      href={chat.api.fileUrl(file.url!, false)}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={`${strings.image} ${file.name}`}
    >
      <img
        src={chat.api.fileUrl(file.url!, true)}
        alt={file.name}
        width={width}
        height={height}
        onError={() => setBroken(true)}
      />
    </a>
  );
}

function Plain({ file }: { file: SentFile }) {
  const { chat } = useAround();
  const inside = (
    <>
      <FileIcon />
      <span class="file-name">{file.name}</span>
      <small>{sizeText(file.size)}</small>
    </>
  );
  if (!file.url) return <span class="file">{inside}</span>;
  return (
    <a
      class="file"
      href={chat.api.fileUrl(file.url, false)}
      target="_blank"
      rel="noopener noreferrer"
      download={file.name}
    >
      {inside}
    </a>
  );
}

/** The place a picture takes before it has come, so that the thread does not jump. */
function shownSize({ width, height }: SentFile) {
  if (!width || !height) return {};
  const scale = Math.min(1, 220 / width, 220 / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
