import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { inkOn } from '../colour';
import type { Chat } from './chat';
import { CallPlace } from './call-place';
import { Composer } from './composer';
import { Around } from './context';
import { Header } from './header';
import { PreChatForm } from './pre-chat-form';
import { formFields, resolved } from './queries';
import type { ChatState } from './state';
import { StateLine } from './state-line';
import { errorText, stringsOf, type Locale, type Strings } from './strings';
import { Thread } from './thread';
import { useUploads } from './uploads';
import { useDrop } from './drop';
import { useSound } from './use-sound';

interface AppProps {
  chat: Chat;
  locale: Locale;
  colour: string;
  shown: boolean;
  onClose: (() => void) | null;
}

export function App(props: AppProps) {
  const [state, setState] = useState(props.chat.store.state());
  useEffect(() => props.chat.store.follow(setState), []);
  const locale = state.config?.locale ?? props.locale;
  const around = useMemo(() => ({ chat: props.chat, locale, strings: stringsOf(locale) }), [locale]);
  return (
    <Around.Provider value={around}>
      <Sheet {...props} state={state} strings={around.strings} />
    </Around.Provider>
  );
}

function Sheet({ chat, colour, shown, onClose, state, strings }: AppProps & { state: ChatState; strings: Strings }) {
  const brand = state.config?.colour ?? colour;
  const input = useRef<HTMLTextAreaElement>(null);
  const uploads = useUploads(state.config?.maxUploadBytes);
  const [skipped, setSkipped] = useState(chat.answered('no-form'));
  const [atEnd, setAtEnd] = useState(true);
  const fields = formFields(state, skipped);
  const dropping = useDrop(uploads.add);
  const sound = useSound(chat, state);
  useWatching(chat, shown && atEnd && !fields.length);
  useEffect(() => {
    // On a phone the keyboard would cover what there is to read.
    if (shown && !matchMedia('(pointer: coarse)').matches) input.current?.focus();
  }, [shown, fields.length]);

  return (
    <div class="sheet" style={{ '--brand': brand, '--brand-ink': inkOn(brand) }} {...dropping.handlers}>
      <Header
        state={state}
        sound={sound.on}
        onSound={sound.toggle}
        onClose={onClose}
        onCall={() => chat.calls.with((screen) => screen.place(), true)}
      />
      <StateLine state={state} />
      <CallPlace />
      <main>
        <Middle
          state={state}
          strings={strings}
          fields={fields}
          onAtEnd={setAtEnd}
          chat={chat}
          onSkip={() => {
            chat.answer('no-form', true);
            setSkipped(true);
          }}
        />
      </main>
      {!fields.length && (
        <Composer
          uploads={uploads}
          input={input}
          disabled={state.closedBy !== null}
          placeholder={resolved(state) ? strings.placeholderAgain : strings.placeholder}
        />
      )}
      {dropping.over && <div class="drop">{strings.dropHere}</div>}
    </div>
  );
}

interface MiddleProps {
  chat: Chat;
  state: ChatState;
  strings: Strings;
  fields: ReturnType<typeof formFields>;
  onAtEnd(atEnd: boolean): void;
  onSkip(): void;
}

function Middle({ chat, state, strings, fields, onAtEnd, onSkip }: MiddleProps) {
  const { config } = state;
  if (state.closedBy) {
    return (
      <div class="closed" role="alert">
        <p>{errorText(strings, state.closedBy)}</p>
        <button class="plain" onClick={() => chat.reopen()}>
          {strings.tryAgain}
        </button>
      </div>
    );
  }
  if (!config && !state.unsent.length) return <LoadingShape />;
  if (config && fields.length) {
    return (
      <PreChatForm fields={fields} required={config.preChatForm.required} welcome={config.welcome} onSkip={onSkip} />
    );
  }
  return <Thread state={state} onAtEnd={onAtEnd} />;
}

const LoadingShape = () => (
  <div class="shape" aria-hidden="true">
    <i />
    <i />
    <i />
  </div>
);

function useWatching(chat: Chat, visible: boolean) {
  useEffect(() => {
    const look = () => chat.store.dispatch({ type: 'watching', watching: visible && !document.hidden });
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [visible]);
}
