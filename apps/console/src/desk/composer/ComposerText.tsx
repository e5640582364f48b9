import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Macro } from '#contract';
import type { ForbiddenMatch } from '#domain';
import { useBootstrap } from '../../app/session';
import { MarkedText } from '../conversation/MarkedText';
import { composerAct, type ComposerAct } from './composer-keys';
import { composerStore } from './composer-store';
import type { DraftKind } from './drafts';
import { SnippetPopup } from './SnippetPopup';
import { useSnippets } from './use-snippets';

interface ComposerTextProps {
  ref: Ref<HTMLTextAreaElement>;
  ticketId: string;
  tab: DraftKind;
  text: string;
  found: readonly ForbiddenMatch[];
  onWrite(text: string): void;
  onSend(): void;
  onBetter(): void;
  onMacro(macro: Macro): void;
}

/** The text itself. A mirror behind it marks what must not be said. */
export function ComposerText({
  ref,
  ticketId,
  tab,
  text,
  found,
  onWrite,
  onSend,
  onBetter,
  onMacro,
}: ComposerTextProps) {
  const { t } = useTranslation('desk');
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current!);
  const [caret, setCaret] = useState(0);
  const snippets = useSnippets({ ticketId, text, caret, field, onWrite, onMacro });
  useGrowing(field, text);
  const { enterSends = false } = useBootstrap().preferences;
  const acts: Record<ComposerAct, () => void> = {
    send: onSend,
    better: onBetter,
    leave: () => field.current?.blur(),
    popup_next: () => snippets.move(1),
    popup_previous: () => snippets.move(-1),
    popup_take: snippets.take,
    popup_close: snippets.close,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const act = composerAct(
      { ...keyOf(event), isComposing: event.nativeEvent.isComposing, keyCode: event.keyCode },
      {
        popup: snippets.open && snippets.found.length > 0,
        better: found.some(({ better }) => better),
        enterSends,
      },
    );
    if (!act) return;
    event.preventDefault();
    acts[act]();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    // A table copied from a sheet comes as text and as a picture of itself: the text is meant.
    if (files.length === 0 || event.clipboardData.getData('text/plain')) return;
    event.preventDefault();
    composerStore.addFiles(ticketId, files);
  };
  return (
    <div className="cp-box">
      <div className="cp-mirror" aria-hidden>
        <MarkedText text={text} findings={found} />{' '}
      </div>
      <textarea
        ref={field}
        value={text}
        rows={2}
        placeholder={t(`composer.placeholder_${tab}`)}
        aria-label={t(`composer.${tab}`)}
        data-testid="composer-text"
        onChange={(event) => {
          onWrite(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {snippets.open && <SnippetPopup anchor={field} snippets={snippets} />}
    </div>
  );
}

function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, altKey, shiftKey };
}

/** As high as its text, within the room it may take. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const box = field.current!;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }, [field, text]);
}
