import sanitizeHtml from 'sanitize-html';

const longestHtml = 1_000_000;
const deepestHtml = 500;

const size = /^(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?)$/;
const sizes = /^(?:(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|%)?)(?: |$)){1,4}$/;
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|rgba?\([\d\s.,%]{1,40}\))$/i;
const border =
  /^(?:\d{1,2}(?:px|pt)?|none|solid|dashed|dotted|double|medium|thin|#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%]{1,40}\)|\s){1,12}$/i;

/** Harmless looks only: nothing that loads, moves over other content or hides text from the agent. */
const styles: Record<string, RegExp[]> = {
  color: [colour],
  'background-color': [colour],
  'font-family': [/^[\p{L}\d\s,'"._-]{1,200}$/u],
  'font-size': [size, /^(?:xx-small|x-small|small|medium|large|x-large|xx-large|smaller|larger)$/],
  'font-weight': [/^(?:normal|bold|bolder|lighter|[1-9]00)$/],
  'font-style': [/^(?:normal|italic|oblique)$/],
  'text-align': [/^(?:left|right|center|justify|start|end)$/],
  'text-decoration': [/^(?:none|underline|line-through|overline)$/],
  'text-indent': [size],
  'line-height': [size, /^normal$/],
  'white-space': [/^(?:normal|pre|pre-wrap|pre-line|nowrap)$/],
  'word-break': [/^(?:normal|break-all|break-word|keep-all)$/],
  'vertical-align': [/^(?:baseline|top|middle|bottom|sub|super)$/],
  width: [size],
  'max-width': [size],
  height: [size],
  'list-style-type': [/^[a-z-]{3,30}$/],
  'border-collapse': [/^(?:collapse|separate)$/],
  ...Object.fromEntries(['', '-top', '-right', '-bottom', '-left'].map((side) => [`border${side}`, [border]])),
  ...Object.fromEntries(['', '-top', '-right', '-bottom', '-left'].map((side) => [`padding${side}`, [sizes]])),
  ...Object.fromEntries(['', '-top', '-right', '-bottom', '-left'].map((side) => [`margin${side}`, [sizes]])),
};

const tags = [
  ...['a', 'abbr', 'address', 'b', 'bdi', 'bdo', 'big', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col'],
  ...['colgroup', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'font', 'h1', 'h2'],
  ...['h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby'],
  ...['s', 'samp', 'section', 'small', 'span', 'strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td'],
  ...['tfoot', 'th', 'thead', 'time', 'tr', 'tt', 'u', 'ul', 'var', 'wbr'],
];

const cellAttributes = ['align', 'valign', 'width', 'height', 'colspan', 'rowspan', 'bgcolor', 'style'];

const options: sanitizeHtml.IOptions = {
  allowedTags: tags,
  // The content of these goes too; of every other unknown tag only the tag goes.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'svg',
    'math',
    'iframe',
    'object',
    'template',
    'xmp',
    'noembed',
    'noframes',
    'select',
    'audio',
    'video',
  ],
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align'],
    a: ['href', 'name', 'rel', 'target'],
    img: ['alt', 'width', 'height', 'data-remote-src', 'data-cid'],
    table: [...cellAttributes, 'border', 'cellpadding', 'cellspacing'],
    tr: cellAttributes,
    td: cellAttributes,
    th: cellAttributes,
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    font: ['color', 'face', 'size'],
    ol: ['start', 'type'],
    li: ['value'],
    blockquote: ['type'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https', 'cid'] },
  allowedSchemesAppliedToAttributes: ['href', 'data-remote-src'],
  allowProtocolRelative: false,
  allowedStyles: { '*': styles },
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
  nestingLimit: 100,
  transformTags: { a: safeLink, img: quietImage },
};

/**
 * Cleans a mail's HTML for the conversation. No element that runs, loads, submits or covers anything survives; remote
 * images wait in `data-remote-src` until somebody asks for them, images of the mail itself are named in `data-cid`.
 */
export function safeHtml(html: string): string {
  return sanitizeHtml(boundedHtml(html).html, options).trim();
}

/** What of a mail's HTML can be cleaned in bounded time, and why the rest is left out. */
export function boundedHtml(html: string): { html: string; cut: 'too_large' | 'too_deep' | null } {
  const deepAt = tooDeepAt(html.slice(0, longestHtml));
  if (deepAt !== null) return { html: html.slice(0, deepAt), cut: 'too_deep' };
  return html.length > longestHtml ? { html: html.slice(0, longestHtml), cut: 'too_large' } : { html, cut: null };
}

// Elements whose end tag is optional are left out: mailers open thousands of them and close none.
const nesting = /<(\/?)(div|table|span|font|blockquote|ul|ol|center|section|a|b|i|u|em|strong)\b/gi;

/** Where HTML nests deeper than any honest mail; the cleaner's time grows with the square of the depth. */
function tooDeepAt(html: string): number | null {
  let depth = 0;
  for (const { 1: end, index } of html.matchAll(nesting)) {
    depth = end ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepestHtml) return index;
  }
  return null;
}

/** A link without a scheme would lead into the desk itself. */
function safeLink(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const href = (attributes['href'] ?? '').trim().replace(/^(?:\/\/|(?=www\.))/i, 'https://');
  const attribs = { ...attributes, href, rel: 'noopener noreferrer nofollow', target: '_blank' };
  if (/^(?:https?:|mailto:|tel:|#)/i.test(href)) return { tagName, attribs };
  const { href: _nowhere, ...rest } = attribs;
  return { tagName, attribs: rest };
}

function quietImage(tagName: string, attributes: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { src = '', 'data-remote-src': _remote, 'data-cid': _cid, ...rest } = attributes;
  const source = src.replace(/[\p{Cc} ]/gu, '');
  const cid = /^cid:(.{1,400})$/i.exec(source)?.[1];
  if (cid) return { tagName, attribs: { ...rest, 'data-cid': `cid:${unescapedId(cid)}` } };
  const remote = source.startsWith('//') ? `https:${source}` : source;
  return { tagName, attribs: /^https?:\/\//i.test(remote) ? { ...rest, 'data-remote-src': remote } : rest };
}

/** RFC 2392: the id in a link is escaped, the id of the part is not. */
function unescapedId(cid: string): string {
  try {
    return decodeURIComponent(cid).replace(/[\p{Cc} ]/gu, '');
  } catch {
    return cid;
  }
}
