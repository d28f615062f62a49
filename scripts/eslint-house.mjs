// The house's own lint rules, which no kept plugin has.

/** A `!` is allowed only where a comment on its line, or on the line above, gives the reason. */
const reasonForNonNull = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { reason: 'A non-null `!` needs a comment with its reason, on this line or the line above.' },
  },
  create(context) {
    const commented = new Set();
    for (const comment of context.sourceCode.getAllComments()) {
      for (let line = comment.loc.start.line; line <= comment.loc.end.line; line += 1) commented.add(line);
    }
    return {
      TSNonNullExpression(node) {
        const line = node.loc.end.line;
        if (!commented.has(line) && !commented.has(line - 1)) context.report({ node, messageId: 'reason' });
      },
    };
  },
};

export default { rules: { 'reason-for-non-null': reasonForNonNull } };
