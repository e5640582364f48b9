import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useAround } from './context';
import { EmailOffer } from './email-offer';
import { DownIcon, RobotIcon } from './icons';
import { Message, Words } from './message';
import { deliveryOf, resolved, unreadCount, waitsForAgent } from './queries';
import type { ChatState } from './state';
import { threadRows, type Row } from './thread-rows';
import { UnsentMessage } from './unsent-message';
import { useStickToEnd } from './stick-to-end';
import { dayName } from './when';

export function Thread({ state, onAtEnd }: { state: ChatState; onAtEnd(atEnd: boolean): void }) {
  const { strings } = useAround();
  const rows = useMemo(
    () => threadRows([...state.past, ...state.messages], state.unsent),
    [state.messages, state.past, state.unsent],
  );
  const box = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd, onScroll } = useStickToEnd(box, state.messages[0]?.seq, [rows, state.typing, state.open]);
  const earlier = useEarlier(state.hasEarlier);
  useEffect(() => onAtEnd(atEnd), [atEnd]);

  return (
    <div class="thread-frame">
      <div
        class="thread"
        ref={box}
        role="log"
        aria-live="polite"
        tabIndex={0}
        aria-label={strings.chat}
        onScroll={(event) => {
          onScroll();
          if (event.currentTarget.scrollTop < 120) void earlier.load();
        }}
      >
        <div class="inner">
          {state.hasEarlier ? <EarlierLine earlier={earlier} /> : <Welcome text={state.config?.welcome} />}
          {rows.map((row) => (
            <RowOf key={row.key} row={row} state={state} />
          ))}
          {resolved(state) && <p class="notice resolved">{strings.resolved}</p>}
          {waitsForAgent(state) && <EmailOffer email={state.contact.email} />}
          {state.typing && <Typing name={state.typing} />}
        </div>
      </div>
      {!atEnd && (
        <button class="to-end" onClick={toEnd}>
          <DownIcon />
          {unreadCount(state) > 0 && strings.newMessages}
        </button>
      )}
    </div>
  );
}

function RowOf({ row, state }: { row: Row; state: ChatState }) {
  const { strings, locale } = useAround();
  if (row.kind === 'day') return <p class="day">{dayName(row.at, new Date(), strings, locale)}</p>;
  if (row.kind === 'unsent') return <UnsentMessage unsent={row.unsent} />;
  const newestMine = state.messages.filter((message) => message.from === 'visitor').at(-1);
  const delivery = row.message === newestMine ? deliveryOf(state, row.message) : null;
  return <Message {...row} past={state.past.includes(row.message)} delivery={delivery} />;
}

const Welcome = ({ text }: { text: string | undefined }) => {
  const { strings } = useAround();
  if (!text) return null;
  return (
    <div class="row desk first">
      <div class="speaker">
        <RobotIcon />
        {strings.fromDesk}
      </div>
      <div class="bubble">
        <Words text={text} />
      </div>
    </div>
  );
};

const Typing = ({ name }: { name: string }) => {
  const { strings } = useAround();
  return (
    <div class="typing" data-testid="widget-typing">
      <span class="dots">
        <i />
        <i />
        <i />
      </span>
      {strings.typing(name)}
    </div>
  );
};

type Earlier = ReturnType<typeof useEarlier>;

function useEarlier(hasEarlier: boolean) {
  const { chat } = useAround();
  const [failed, setFailed] = useState(false);
  const busy = useRef(false);
  const load = async () => {
    if (busy.current || !hasEarlier) return;
    busy.current = true;
    setFailed(false);
    await chat.loadEarlier().catch(() => setFailed(true));
    busy.current = false;
  };
  return { failed, load };
}

/** Loads as soon as it comes into view: with a short first page there is nothing to scroll. */
function EarlierLine({ earlier }: { earlier: Earlier }) {
  const { strings } = useAround();
  useLayoutEffect(() => {
    const scroller = document.querySelector('.thread');
    if (scroller && scroller.scrollHeight <= scroller.clientHeight) void earlier.load();
  });
  if (!earlier.failed) return <p class="notice">{strings.earlier}</p>;
  return (
    <button class="notice link-button" onClick={() => void earlier.load()}>
      {strings.earlierFailed}
    </button>
  );
}
