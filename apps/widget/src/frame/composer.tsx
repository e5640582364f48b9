import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { ChosenFiles } from './chosen-files';
import { useAround } from './context';
import { EmojiPicker } from './emoji';
import { AttachIcon, SendIcon, SmileIcon } from './icons';
import { useTyping } from './typing';
import type { Uploads } from './uploads';

const LONGEST = 10_000;

interface ComposerProps {
  uploads: Uploads;
  input: RefObject<HTMLTextAreaElement | null>;
  placeholder: string;
  disabled: boolean;
}

export function Composer({ uploads, input, placeholder, disabled }: ComposerProps) {
  const { chat, strings } = useAround();
  const [text, setText] = useState(chat.draft());
  const [picking, setPicking] = useState(false);
  const typing = useTyping();
  const over = text.length - LONGEST;
  const nothing = !text.trim() && !uploads.chosen.length;
  const write = (value: string) => {
    setText(value);
    chat.keepDraft(value);
    typing.touched(value !== '');
  };
  const send = () => {
    if (nothing || over > 0 || uploads.blocked || uploads.busy || disabled) return;
    chat.say(text.trim(), uploads.take());
    write('');
    setPicking(false);
    input.current?.focus();
  };
  const held = useHeldSend(uploads, send);
  useGrowing(input, text);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        held.send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !picking) return;
        event.stopPropagation();
        setPicking(false);
      }}
    >
      <ChosenFiles uploads={uploads} />
      {over > 0 && (
        <p class="problem" role="alert">
          {strings.tooLong(over)}
        </p>
      )}
      <textarea
        ref={input}
        data-testid="widget-input"
        rows={1}
        aria-label={strings.input}
        placeholder={placeholder}
        disabled={disabled}
        value={text}
        enterkeyhint="send"
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={typing.stop}
        onPaste={(event) => pasted(event, uploads)}
        onKeyDown={(event) => {
          // The Enter that picks a word in a Chinese input method must not send half a sentence.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
          event.preventDefault();
          held.send();
        }}
      />
      <div class="tools">
        <FileButton uploads={uploads} disabled={disabled} />
        <button
          type="button"
          class="bare"
          title={strings.emoji}
          aria-expanded={picking}
          disabled={disabled}
          onClick={() => setPicking(!picking)}
        >
          <SmileIcon />
        </button>
        <button
          class="send"
          data-testid="widget-send"
          title={strings.send}
          disabled={nothing || over > 0 || uploads.blocked || disabled}
          aria-busy={held.waiting}
        >
          <SendIcon />
        </button>
      </div>
      {picking && <EmojiPicker onPick={(emoji) => write(inserted(input.current, emoji))} />}
    </form>
  );
}

function FileButton({ uploads, disabled }: { uploads: Uploads; disabled: boolean }) {
  const { strings } = useAround();
  const files = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-testid="widget-file"
        onChange={(event) => {
          uploads.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <button
        type="button"
        class="bare"
        title={strings.attach}
        disabled={disabled}
        onClick={() => files.current?.click()}
      >
        <AttachIcon />
      </button>
    </>
  );
}

/** Enter while files are still going up sends as soon as they are there. */
function useHeldSend(uploads: Uploads, send: () => void) {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!waiting || uploads.busy) return;
    setWaiting(false);
    send();
  }, [waiting, uploads.busy]);
  return { waiting, send: () => (uploads.busy ? setWaiting(true) : send()) };
}

function useGrowing(input: RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
}

function pasted(event: ClipboardEvent, uploads: Uploads) {
  const files = event.clipboardData?.files;
  // A copied table or paragraph carries a picture of itself beside its text: then the text is meant.
  if (!files?.length || event.clipboardData?.getData('text/plain')) return;
  event.preventDefault();
  uploads.add(files);
}

function inserted(element: HTMLTextAreaElement | null, emoji: string): string {
  if (!element) return emoji;
  element.setRangeText(emoji, element.selectionStart, element.selectionEnd, 'end');
  element.focus();
  return element.value;
}
