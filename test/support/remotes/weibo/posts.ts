// Posts and comments as the platform keeps and lists them.
interface Writer {
  uid: string;
  name: string;
}

export interface Status {
  id: string;
  idstr: string;
  created_at: string;
  text: string;
  user: object;
  pic_urls: { thumbnail_pic: string }[];
}

export interface Comment {
  id: string;
  idstr: string;
  created_at: string;
  text: string;
  user: { id: string; idstr: string; screen_name: string };
  status: Status;
  reply_comment?: Comment;
}

/** Two Latin characters count as one. */
const LONGEST = 140;

export class Posts {
  readonly statuses = new Map<string, Status>();
  readonly comments = new Map<string, Comment>();
  /** In which list each entry is. */
  private readonly lists: Record<'toMe' | 'mentioning' | 'statuses', (Comment | Status)[]> = {
    toMe: [],
    mentioning: [],
    statuses: [],
  };
  private ids = 5_320_000_000_000_000n;

  constructor(private readonly uid: string) {}

  own(text: string, at: number): string {
    return this.status({ uid: this.uid, name: '好物商城' }, text, at, []).idstr;
  }

  mention(writer: Writer, text: string, at: number, pictures: string[]): string {
    const status = this.status(writer, text, at, pictures);
    this.lists.statuses.push(status);
    return status.idstr;
  }

  comment(writer: Writer, text: string, statusId: string, at: number): string {
    const comment = this.write(writer, text, statusId, at);
    const isOurs = (comment.status.user as Comment['user']).idstr === this.uid;
    if (isOurs) this.lists.toMe.push(comment);
    if (text.includes('@')) this.lists.mentioning.push(comment);
    return comment.idstr;
  }

  /** What the account itself answers; a number is the platform's refusal. */
  answer(statusId: string, commentId: string | null, text: string, at: number): Comment | number {
    if (!this.statuses.has(statusId)) return 20101;
    const to = commentId === null ? undefined : this.comments.get(commentId);
    if (commentId !== null && !to) return 20201;
    if (lengthOf(text) > LONGEST) return 20012;
    if (
      [...this.comments.values()].some(
        (c) => c.user.idstr === this.uid && c.text === text && c.status.idstr === statusId,
      )
    )
      return 20019;
    return Object.assign(
      this.write({ uid: this.uid, name: '好物商城' }, text, statusId, at),
      to && { reply_comment: to },
    );
  }

  /** What the account said in public, in order. */
  answers(): { text: string; statusId: string; to: string | null }[] {
    return [...this.comments.values()]
      .filter(({ user }) => user.idstr === this.uid)
      .map(({ text, status, reply_comment: to }) => ({ text, statusId: status.idstr, to: to?.idstr ?? null }));
  }

  /** Newest first, past `since` and up to `max`. */
  list(name: 'toMe' | 'mentioning' | 'statuses', since: bigint, max: bigint, count: number): object[] {
    return this.lists[name]
      .filter(({ idstr }) => BigInt(idstr) > since && (max === 0n || BigInt(idstr) <= max))
      .sort((a, b) => (BigInt(a.idstr) > BigInt(b.idstr) ? -1 : 1))
      .slice(0, count);
  }

  /** An entry that shows up in its list after later ones did. */
  hide(id: string): () => void {
    const hidden = Object.values(this.lists).map((list) => {
      const at = list.findIndex(({ idstr }) => idstr === id);
      return at === -1 ? null : { list, entry: list.splice(at, 1)[0]! };
    });
    return () => hidden.forEach((found) => found?.list.push(found.entry));
  }

  private status(writer: Writer, text: string, at: number, pictures: string[]): Status {
    const id = this.nextId();
    const pic_urls = pictures.map((address) => ({ thumbnail_pic: address }));
    const status = { id, idstr: id, created_at: written(at), text, user: userOf(writer), pic_urls };
    this.statuses.set(id, status);
    return status;
  }

  private write(writer: Writer, text: string, statusId: string, at: number): Comment {
    const id = this.nextId();
    const status = this.statuses.get(statusId)!;
    const comment = { id, idstr: id, created_at: written(at), text, user: userOf(writer), status };
    this.comments.set(id, comment);
    return comment;
  }

  private nextId(): string {
    return String((this.ids += 1n));
  }
}

const lengthOf = (text: string): number =>
  Math.ceil([...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 128 ? 0.5 : 1), 0));

const userOf = ({ uid, name }: Writer) => ({ id: uid, idstr: uid, screen_name: name, name, followers_count: 12 });

/** 「Mon Jul 16 18:09:20 +0800 2012」 */
export function written(at: number): string {
  const [, weekday, day, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(at + 8 * 3_600_000).toUTCString(),
  )!;
  return `${weekday} ${month} ${day} ${time} +0800 ${year}`;
}
