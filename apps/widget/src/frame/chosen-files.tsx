import { useAround } from './context';
import { CrossIcon, FileIcon } from './icons';
import type { Chosen, Uploads } from './uploads';
import { sizeText } from './when';

export function ChosenFiles({ uploads }: { uploads: Uploads }) {
  if (!uploads.chosen.length && !uploads.notice) return null;
  return (
    <ul class="chosen">
      {uploads.chosen.map((one) => (
        <ChosenFile key={one.id} one={one} uploads={uploads} />
      ))}
      {uploads.notice && (
        <li class="problem" role="alert">
          {uploads.notice}
        </li>
      )}
    </ul>
  );
}

function ChosenFile({ one, uploads }: { one: Chosen; uploads: Uploads }) {
  const { strings } = useAround();
  const percent = Math.round(one.share * 100);
  return (
    <li class={one.problem ? 'wrong' : ''}>
      {one.preview ? <img src={one.preview} alt="" /> : <FileIcon />}
      <span class="file-name">{one.file.name || strings.image}</span>
      {one.problem ? (
        <span class="problem" role="alert">
          {one.problem}
          {one.mayRetry && (
            <button type="button" class="link-button" onClick={() => void uploads.retry(one)}>
              {strings.retry}
            </button>
          )}
        </span>
      ) : (
        <small>{one.sent ? sizeText(one.file.size) : strings.uploading(percent)}</small>
      )}
      <button
        type="button"
        class="bare small"
        title={`${strings.remove} ${one.file.name}`}
        onClick={() => uploads.remove(one)}
      >
        <CrossIcon />
      </button>
      {!one.sent && !one.problem && <progress max={100} value={percent} aria-label={strings.uploading(percent)} />}
    </li>
  );
}
