import { Fragment, type ReactNode } from 'react';
import type { Message } from '#contract';

type Finding = Pick<Message['findings'][number], 'start' | 'end' | 'better'>;
const LINK = /https?:\/\/[^\s<>"'，。；！？）】」]+/g;

/** Text with its links to press and its forbidden phrases marked. */
export function MarkedText({ text, findings = [] }: { text: string; findings?: readonly Finding[] }) {
  if (findings.length === 0) return <Linked text={text} />;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, better } of findings) {
    parts.push(<Linked key={at} text={text.slice(at, start)} />);
    parts.push(
      <mark key={`m${start}`} title={better}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      <Linked text={text.slice(at)} />
    </>
  );
}

function Linked({ text }: { text: string }) {
  const links = [...text.matchAll(LINK)];
  if (links.length === 0) return <>{text}</>;
  let at = 0;
  return (
    <>
      {links.map((link) => {
        const before = text.slice(at, link.index);
        at = link.index + link[0].length;
        return (
          <Fragment key={link.index}>
            {before}
            <a href={link[0]} target="_blank" rel="noreferrer noopener nofollow">
              {link[0]}
            </a>
          </Fragment>
        );
      })}
      {text.slice(at)}
    </>
  );
}
