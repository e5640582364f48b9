import type { ForbiddenMatch } from '#domain';
import { markedParts } from './marked-parts';

/** A text with its forbidden phrases struck out. */
export function MarkedText({ text, findings }: { text: string; findings: ForbiddenMatch[] }) {
  return (
    <span className="sc-marked">
      {markedParts(text, findings).map((part, index) =>
        part.finding ? (
          <del key={index} title={part.finding.better}>
            {part.text}
          </del>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
