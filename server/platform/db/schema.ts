// Printed from the migrated database by `npm run schema`: do not edit, add a migration.

export type Schema = {
  action_editors: {
    action_id: string;
    coordinator_id: string;
    opened_at: string;
    seen_at: string;
  };
  action_outcomes: {
    id: string;
    action_id: string;
    at: string;
    by_id: string | null;
    kind: string;
    text: string;
    demo: number;
  };
  action_saves: {
    action_id: string;
    revision: number;
    content: string;
    saved_at: string;
    saved_by: string | null;
  };
  action_stops: {
    id: string;
    action_id: string;
    at: string;
    by_id: string | null;
    reason: string;
    demo: number;
  };
  action_versions: {
    id: string;
    action_id: string;
    version: number;
    content: string;
    published_at: string;
    published_by: string | null;
    note: string | null;
    demo: number;
    step: string | null;
    hides_earlier: number | null;
  };
  actions: {
    id: string;
    slug: string;
    demo: number;
    created_at: string;
    created_by: string | null;
    draft: string | null;
    draft_revision: number;
    draft_updated_at: string | null;
    draft_updated_by: string | null;
    version: number;
    number: string | null;
    number_key: string | null;
    action_index: string | null;
    kind: string | null;
    title: string | null;
    country: string | null;
    topics: string | null;
    languages: string | null;
    deadline: string | null;
    time_zone: string | null;
    closes_at: string | null;
    after_deadline: string | null;
    search: string | null;
    first_published_at: string | null;
    updated_at: string | null;
    stopped_at: string | null;
    outcome_kind: string | null;
    ordinal: number | null;
    draft_step: string | null;
    draft_note: string | null;
  };
  audit: {
    id: string;
    at: string;
    by_id: string | null;
    by_name: string;
    verb: string;
    subject_type: string;
    subject_id: string | null;
    detail: string;
  };
  care_answers: {
    id: string;
    action_id: string;
    question: string;
    answer: string;
    text: string;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  checklist_passes: {
    id: string;
    action_id: string;
    version: number;
    lines: string;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  contact_checks: {
    id: string;
    official_id: string;
    channel: string;
    point: string;
    point_key: string;
    state: string;
    reason: string;
    at: string;
    by_id: string | null;
    by_name: string;
    demo: number;
  };
  contact_note_decisions: {
    note_id: string;
    decision: string;
    at: string;
    by_id: string | null;
    by_name: string;
    demo: number;
  };
  contact_note_words: {
    note_id: string;
    words: string;
  };
  contact_notes: {
    id: string;
    official_id: string;
    action_id: string;
    channel: string;
    point: string;
    point_key: string;
    kind: string;
    at: string;
    demo: number;
  };
  content_hours: {
    action_id: string;
    shape: string;
    hour: string;
    reports: number;
  };
  coordinator_sessions: {
    id: string;
    coordinator_id: string;
    created_at: string;
    seen_at: string;
    expires_at: string;
    browser: string | null;
  };
  coordinators: {
    id: string;
    email: string;
    name: string;
    role: string;
    password_hash: string | null;
    created_at: string;
    deactivated_at: string | null;
  };
  deadline_reminders: {
    action_id: string;
    deadline: string;
    days_before: number;
    at: string;
    mails: number;
  };
  half_sessions: {
    id: string;
    coordinator_id: string;
    created_at: string;
    expires_at: string;
  };
  hold_decisions: {
    id: string;
    report_id: string;
    at: string;
    by_id: string | null;
    by_name: string;
    decision: string;
    reason: string;
    demo: number;
    bulk_id: string | null;
  };
  images: {
    id: string;
    mime: string;
    bytes: Buffer;
    width: number;
    height: number;
    alt: string;
    credit: string;
    demo: number;
    created_at: string;
    created_by: string | null;
  };
  mail_counts: {
    key: string;
    day: string;
    count: number;
  };
  mail_holds: {
    subject_type: string;
    subject_id: string;
    at: string;
    by_id: string | null;
  };
  official_merges: {
    id: string;
    from_id: string;
    into_id: string;
    kind: string;
    into_before: string;
    into_after: string;
    at: string;
    by_id: string | null;
    by_name: string;
    demo: number;
  };
  officials: {
    id: string;
    name: string | null;
    title: string | null;
    body: string | null;
    country: string | null;
    salutations: string;
    address_lines: string;
    emails: string;
    phones: string;
    faxes: string;
    handles: string;
    notes: string;
    demo: number;
    version: number;
    created_at: string;
    updated_at: string;
    dead_points: string | null;
    merged_into: string | null;
  };
  one_time_links: {
    id: string;
    coordinator_id: string | null;
    purpose: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  outbox: {
    id: string;
    created_at: string;
    kind: string;
    subject_type: string | null;
    subject_id: string | null;
    sealed: string | null;
    message_id: string;
    state: string;
    attempts: number;
    not_before: string;
    lease_until: string | null;
    lease_by: string | null;
    last_error: string | null;
    sent_at: string | null;
  };
  outcome_wishes: {
    report_id: string;
    action_id: string;
    sealed: string;
    lang: string;
    asked_at: string;
    told_at: string | null;
    told_outcome: string | null;
  };
  planned_endings: {
    id: string;
    plan_id: string;
    kind: string;
    problems: string;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  planned_publications: {
    id: string;
    action_id: string;
    revision: number;
    due_at: string;
    step: string | null;
    note: string | null;
    hides_earlier: number;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  recovery_codes: {
    coordinator_id: string;
    code_hash: string;
    created_at: string;
    used_at: string | null;
  };
  reminder_refusals: {
    coordinator_id: string;
    at: string;
  };
  replies: {
    id: string;
    action_id: string;
    target_id: string;
    official_id: string;
    answered_on: string;
    kind: string;
    lang: string;
    key_hash: string;
    content_hash: string;
    code_hash: string;
    told_at: string;
    demo: number;
  };
  reply_files: {
    id: string;
    reply_id: string;
    position: number;
    kind: string;
    mime: string;
    bytes: number;
    width: number | null;
    height: number | null;
    pages: number | null;
    sealed: Buffer;
    sealed_text: string;
  };
  reply_originals: {
    reply_id: string;
    sealed: string;
    told_at: string;
  };
  reply_publications: {
    id: string;
    reply_id: string;
    version: number;
    action_id: string;
    target_id: string;
    official_id: string;
    answered_on: string;
    kind: string;
    lang: string;
    summary: string;
    withdrawn: number;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  reply_redactions: {
    reply_id: string;
    version: number;
    sealed: string;
    at: string;
    by_id: string | null;
    by_name: string;
  };
  reply_states: {
    reply_id: string;
    state: string;
    files: number;
    bytes: number;
    erased_at: string | null;
    erased_by: string | null;
  };
  reply_steps: {
    id: string;
    reply_id: string;
    kind: string;
    reason: string;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  report_contacts: {
    report_id: string;
    email_sealed: string;
    created_at: string;
  };
  report_import_lines: {
    import_id: string;
    line: number;
    report_id: string;
    reference_hash: string | null;
    line_hash: string;
    demo: number;
  };
  report_import_undoings: {
    import_id: string;
    at: string;
    by_id: string | null;
    by_name: string;
    reason: string;
    reports: number;
    appeals: number;
    demo: number;
  };
  report_imports: {
    id: string;
    action_id: string;
    at: string;
    by_id: string | null;
    by_name: string;
    office: string;
    file_name: string;
    content_hash: string;
    reports: number;
    appeals: number;
    demo: number;
  };
  report_lines: {
    report_id: string;
    revision: number;
    target_id: string;
    channel: string;
    quantity: number;
    demo: number;
  };
  report_revisions: {
    report_id: string;
    revision: number;
    at: string;
    kind: string;
    by_kind: string;
    as_kind: string;
    country: string | null;
    group_name: string | null;
    group_people: number | null;
    appeals: number;
    held: number;
    demo: number;
    held_by: string | null;
  };
  report_states: {
    report_id: string;
    action_id: string;
    revision: number;
    grade: string;
    country: string | null;
    day: string;
    appeals: number;
    held: number;
    withdrawn_at: string | null;
    confirmed_at: string | null;
    created_at: string;
    held_rule: string | null;
    source_mark: string | null;
    shape: string | null;
  };
  reports: {
    id: string;
    action_id: string;
    action_version: number;
    content_hash: string;
    code_hash: string;
    created_at: string;
    day: string;
    lang: string;
    demo: number;
  };
  review_decisions: {
    id: string;
    request_id: string;
    kind: string;
    note: string;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  review_requests: {
    id: string;
    action_id: string;
    revision: number;
    message: string;
    step: string | null;
    note: string | null;
    hides_earlier: number;
    by_id: string | null;
    by_name: string;
    at: string;
    demo: number;
  };
  second_factors: {
    coordinator_id: string;
    secret_sealed: string;
    created_at: string;
    confirmed_at: string | null;
    last_step: number;
  };
  settings: {
    key: string;
    value: string;
    updated_at: string;
    updated_by: string | null;
  };
  sign_in_attempts: {
    key: string;
    window_start: string;
    count: number;
  };
  started_counters: {
    action_id: string;
    target_id: string;
    channel: string;
    day: string;
    count: number;
  };
  statement_commitments: {
    statement_id: string;
    algorithm: string;
    salt: string;
    size: number;
    root: string;
    demo: number;
  };
  statement_deliveries: {
    id: string;
    statement_id: string;
    target_id: string;
    target_name: string;
    way: string;
    address: string;
    mail_id: string | null;
    at: string;
    by_id: string | null;
    by_name: string;
    demo: number;
  };
  statement_leaves: {
    statement_id: string;
    first: number;
    first_mark: string;
    leaves: string;
    hash: string;
    demo: number;
  };
  statement_reports: {
    statement_id: string;
    report_id: string;
    revision: number;
    grade: string;
    appeals: number;
    demo: number;
  };
  statement_years: {
    year: number;
    last: number;
  };
  statements: {
    id: string;
    number: string;
    year: number;
    position: number;
    action_id: string;
    day: string;
    lang: string;
    counted_at: string;
    frozen_at: string;
    by_id: string | null;
    by_name: string;
    numbers: string;
    letter: string;
    document: string;
    corrects: string | null;
    reason: string;
    demo: number;
  };
  tally_counters: {
    action_id: string;
    dimension: string;
    key: string;
    grade: string;
    appeals: number;
    reports: number;
  };
};
