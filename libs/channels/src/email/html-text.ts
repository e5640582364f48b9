import { convert } from 'html-to-text';

/** HTML above this many characters is cut before it is turned into text. */
const longestInput = 400_000;

/**
 * The words of an HTML mail as plain text: quotes with `>`, link targets only where they differ from their words.
 * @param html after `safeHtml`: raw HTML with thousands of unclosed tables takes the converter many seconds
 */
export function textOfHtml(html: string): string {
  return convert(html.slice(0, longestInput), {
    wordwrap: false,
    limits: { maxInputLength: longestInput, maxDepth: 100, maxChildNodes: 20_000, ellipsis: '…' },
    formatters: {
      cell: (element, walk, builder) => {
        walk(element.children, builder);
        builder.addInline(' ');
      },
    },
    selectors: [
      // Without these the cells of an order form stick together.
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ['<', '>'] } },
      { selector: 'img', format: 'skip' },
      { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
}
