import type { VisitorMessage } from '#contract';
import { useAround } from './context';
import { Files } from './files';
import { RobotIcon, TickIcon, TicksIcon } from './icons';
import { linkPieces } from './links';
import { clock } from './when';

export const Words = ({ text }: { text: string }) => (
  <p class="words">
    {linkPieces(text).map(({ text: piece, href }) =>
      href ? (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {piece}
        </a>
      ) : (
        piece
      ),
    )}
  </p>
);

interface MessageProps {
  message: VisitorMessage;
  first: boolean;
  last: boolean;
  past: boolean;
  /** Set on the newest message of the visitor only: one mark says it for all above. */
  delivery: 'delivered' | 'read' | null;
}

export function Message({ message, first, last, past, delivery }: MessageProps) {
  const { chat, strings, locale } = useAround();
  const side = message.from === 'visitor' ? 'mine' : message.from;
  return (
    <div
      class={`row ${side}${first ? ' first' : ''}`}
      data-testid={`widget-${past ? 'past' : 'message'}-${message.seq}`}
      data-from={message.from}
    >
      {first && side !== 'mine' && <Speaker message={message} />}
      {message.text && (
        <div class="bubble">
          <Words text={message.text} />
        </div>
      )}
      {message.surveyId && <div ref={(root) => chat.calls.ask(root, message.surveyId!, locale)} />}
      <Files files={message.attachments} />
      {(last || delivery) && (
        <div class="meta" data-state={delivery ?? undefined}>
          <time dateTime={message.at}>{clock(message.at, locale)}</time>
          {delivery && (
            <span class={delivery}>
              {delivery === 'read' ? <TicksIcon /> : <TickIcon />}
              {strings[delivery]}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function Speaker({ message }: { message: VisitorMessage }) {
  const { strings } = useAround();
  if (message.from === 'desk') {
    return (
      <div class="speaker">
        <RobotIcon />
        {strings.fromDesk}
      </div>
    );
  }
  return (
    <div class="speaker">
      <b>{message.agentName}</b>
      {message.workNumber && <span>{strings.worker(message.workNumber)}</span>}
    </div>
  );
}
