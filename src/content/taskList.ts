/** Turns task list marks into checked items, and leaves `[ ]` elsewhere as the text that it is. */
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';

/**
 * The parser takes `[ ]` at the start of the paragraph after an empty item for that item's mark; the extension as
 * published then loses it, or fails.
 */
export function taskListItems(): Extension {
  const { exit, ...others } = gfmTaskListItemFromMarkdown();
  return {
    ...others,
    exit: {
      ...exit,
      taskListCheck: keepText,
      taskListCheckValueChecked: check(true),
      taskListCheckValueUnchecked: check(false),
    },
  };
}

function check(checked: boolean) {
  return function setChecked(this: CompileContext): void {
    const item = this.stack.at(-2);
    if (item?.type === 'listItem') item.checked = checked;
  };
}

function keepText(this: CompileContext, token: Token): void {
  if (this.stack.at(-2)?.type === 'listItem') return;
  this.enter({ type: 'text', value: this.sliceSerialize(token) }, token);
  this.exit(token);
}
