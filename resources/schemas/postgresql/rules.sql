-- Keys, indexes and views over the tables of tables.sql; made after the first rows are in, which is quickest.
-- Everything judged by a day is judged by the day on which it is read (current_date).

ALTER TABLE doithoai.session ADD FOREIGN KEY (office) REFERENCES doithoai.office (uid);
ALTER TABLE doithoai.petition ADD FOREIGN KEY (session) REFERENCES doithoai.session (uid);
CREATE INDEX session_starts_at ON doithoai.session (starts_at);
CREATE INDEX session_office ON doithoai.session (office);
CREATE INDEX petition_session ON doithoai.petition (session);
CREATE INDEX petition_due ON doithoai.petition (due) WHERE assigned AND NOT settled;
CREATE INDEX petition_matter ON doithoai.petition (matter) WHERE matter IS NOT NULL;

CREATE VIEW doithoai.held_session AS
SELECT s.uid, o.code AS unit_code, coalesce(s.office_name, o.name) AS unit, o.level, o.own, s.kind, s.audience, s.title,
    s.starts_at, s.starts_at::date AS day, date_trunc('month', s.starts_at)::date AS month, s.fields,
    s.officials, s.citizens
FROM doithoai.session s JOIN doithoai.office o ON o.uid = s.office
WHERE s.state = 'held' OR s.state IS NULL AND (
    s.starts_at::date < current_date OR coalesce(s.starts_at::date, current_date) = current_date AND s.has_record);
COMMENT ON VIEW doithoai.held_session IS 'Sessions that were held: what every figure counts';

CREATE VIEW doithoai.petition_today AS
SELECT p.*, coalesce(p.received_on, s.starts_at::date) AS came_on, o.code AS unit_code,
    coalesce(s.office_name, o.name) AS unit, o.level, o.own, s.starts_at::date AS session_day, s.kind, s.audience,
    s.title AS session_title,
    p.assigned AND NOT p.answered_in_writing AND coalesce(p.outcome, 'open') = 'open' AS in_progress,
    coalesce(p.assigned AND NOT p.answered_in_writing AND coalesce(p.outcome, 'open') = 'open'
        AND p.due < current_date, false) AS overdue
FROM doithoai.petition p JOIN doithoai.session s ON s.uid = p.session JOIN doithoai.office o ON o.uid = s.office;
COMMENT ON VIEW doithoai.petition_today IS 'Petitions with their session and unit, and where they stand today';

-- The figures below have one row a month and value: sums over months are those of a quarter or a year.

CREATE VIEW doithoai.session_figures AS
SELECT h.uid, h.unit_code, h.unit, h.level, h.kind, h.audience, h.month, h.officials, h.citizens,
    coalesce(c.petitions, 0) AS petitions, coalesce(c.answered, 0) AS answered, coalesce(c.assigned, 0) AS assigned,
    coalesce(c.answered_in_writing, 0) AS answered_in_writing, coalesce(c.in_progress, 0) AS in_progress,
    coalesce(c.overdue, 0) AS overdue
FROM doithoai.held_session h LEFT JOIN (
    SELECT session, count(*) AS petitions, count(*) FILTER (WHERE answered) AS answered,
        count(*) FILTER (WHERE assigned) AS assigned,
        count(*) FILTER (WHERE answered_in_writing) AS answered_in_writing,
        count(*) FILTER (WHERE in_progress) AS in_progress, count(*) FILTER (WHERE overdue) AS overdue
    FROM doithoai.petition_today GROUP BY session
) c ON c.session = h.uid;
COMMENT ON VIEW doithoai.session_figures IS 'The counts of each session that was held';

CREATE VIEW doithoai.figures_by_unit AS
SELECT month, unit_code, unit, level, count(*) AS sessions, sum(officials) AS officials, sum(citizens) AS citizens,
    sum(petitions) AS petitions, sum(answered) AS answered, sum(assigned) AS assigned,
    sum(answered_in_writing) AS answered_in_writing, sum(in_progress) AS in_progress, sum(overdue) AS overdue
FROM doithoai.session_figures GROUP BY month, unit_code, unit, level;
COMMENT ON VIEW doithoai.figures_by_unit IS 'Counts of the sessions that were held, by month and unit';

CREATE VIEW doithoai.figures_by_level AS
SELECT month, level, count(*) AS sessions, sum(officials) AS officials, sum(citizens) AS citizens,
    sum(petitions) AS petitions, sum(answered) AS answered, sum(assigned) AS assigned,
    sum(answered_in_writing) AS answered_in_writing, sum(in_progress) AS in_progress, sum(overdue) AS overdue
FROM doithoai.session_figures GROUP BY month, level;
COMMENT ON VIEW doithoai.figures_by_level IS 'Counts of the sessions that were held, by month and level';

CREATE VIEW doithoai.figures_by_kind AS
SELECT month, kind, count(*) AS sessions, sum(officials) AS officials, sum(citizens) AS citizens,
    sum(petitions) AS petitions, sum(answered) AS answered, sum(assigned) AS assigned,
    sum(answered_in_writing) AS answered_in_writing, sum(in_progress) AS in_progress, sum(overdue) AS overdue
FROM doithoai.session_figures GROUP BY month, kind;
COMMENT ON VIEW doithoai.figures_by_kind IS 'Counts of the sessions that were held, by month and kind';

CREATE VIEW doithoai.figures_by_audience AS
SELECT month, audience, count(*) AS sessions, sum(officials) AS officials, sum(citizens) AS citizens,
    sum(petitions) AS petitions, sum(answered) AS answered, sum(assigned) AS assigned,
    sum(answered_in_writing) AS answered_in_writing, sum(in_progress) AS in_progress, sum(overdue) AS overdue
FROM doithoai.session_figures GROUP BY month, audience;
COMMENT ON VIEW doithoai.figures_by_audience IS 'Counts of the sessions that were held, by month and audience';

CREATE VIEW doithoai.figures_by_field AS
SELECT coalesce(t.month, c.month) AS month, coalesce(t.field, c.field) AS field, coalesce(t.sessions, 0) AS sessions,
    coalesce(c.petitions, 0) AS petitions, coalesce(c.answered, 0) AS answered, coalesce(c.assigned, 0) AS assigned,
    coalesce(c.answered_in_writing, 0) AS answered_in_writing, coalesce(c.in_progress, 0) AS in_progress,
    coalesce(c.overdue, 0) AS overdue
FROM (
    SELECT month, field, count(*) AS sessions FROM (
        SELECT h.month, h.uid, p.field FROM doithoai.held_session h JOIN doithoai.petition p ON p.session = h.uid
        UNION SELECT h.month, h.uid, f.value FROM doithoai.held_session h, jsonb_array_elements_text(h.fields) f
    ) touched GROUP BY month, field
) t FULL JOIN (
    SELECT h.month, p.field, count(*) AS petitions, count(*) FILTER (WHERE p.answered) AS answered,
        count(*) FILTER (WHERE p.assigned) AS assigned,
        count(*) FILTER (WHERE p.answered_in_writing) AS answered_in_writing,
        count(*) FILTER (WHERE p.in_progress) AS in_progress, count(*) FILTER (WHERE p.overdue) AS overdue
    FROM doithoai.held_session h JOIN doithoai.petition_today p ON p.session = h.uid GROUP BY h.month, p.field
) c ON coalesce(c.month, '-infinity') = coalesce(t.month, '-infinity') AND coalesce(c.field, '') = coalesce(t.field, '');
COMMENT ON VIEW doithoai.figures_by_field IS 'sessions: those that touched the field, so they do not add up over fields';

CREATE VIEW doithoai.overdue_by_agency AS
SELECT lead, count(*) AS overdue, count(DISTINCT unit_code) AS units, min(due) AS oldest_due,
    current_date - min(due) AS most_days_late
FROM doithoai.petition_today WHERE overdue GROUP BY lead;
COMMENT ON VIEW doithoai.overdue_by_agency IS 'What agencies owe today, across units';

CREATE VIEW doithoai.passed_up AS
SELECT p.uid, p.unit_code, p.unit, p.session_day, p.field, p.content, p.outcome, p.settled
FROM doithoai.petition_today p
WHERE NOT p.own AND p.competence = (SELECT level FROM doithoai.office WHERE own);
COMMENT ON VIEW doithoai.passed_up IS 'Petitions of offices below that are the own office''s to settle';

CREATE VIEW doithoai.shared_matters AS
SELECT matter, count(*) AS petitions, count(DISTINCT unit_code) AS units, count(DISTINCT petitioner_village) AS villages,
    string_agg(DISTINCT unit, ', ') AS names, max(session_day) AS last_day
FROM doithoai.petition_today WHERE matter IS NOT NULL
GROUP BY matter HAVING count(DISTINCT unit_code) > 1 OR count(DISTINCT petitioner_village) > 1;
COMMENT ON VIEW doithoai.shared_matters IS 'The same matter in several villages or units';

CREATE FUNCTION doithoai.turnover(first date, last date) RETURNS TABLE (
    unit_code text, unit text, level text, kind text, audience text, field text, lead text, assigned boolean,
    carried bigint, received bigint, settled_in_time bigint, settled_late bigint, left_in_time bigint, left_late bigint
) LANGUAGE sql STABLE AS $$
    WITH counted AS (
        SELECT p.*, coalesce(p.written_date, '-infinity') AS answered_on, least($2, current_date) AS until
        FROM doithoai.petition_today p
    ), ended AS (
        SELECT c.*, c.settled AND c.answered_on <= c.until AS by_end FROM counted c
        WHERE c.came_on <= c.until AND $1 <= c.until AND NOT (c.came_on < $1 AND c.settled AND c.answered_on < $1)
    ), judged AS (
        SELECT e.*, CASE WHEN e.by_end THEN greatest(e.answered_on, e.came_on) ELSE e.until END AS judged_on FROM ended e
    ), dated AS (
        SELECT j.*, CASE
            WHEN j.assigned AND j.moves @? '$[*]' AND EXISTS (
                SELECT FROM jsonb_array_elements(j.moves) m WHERE (m ->> 'on')::date > j.judged_on)
            THEN (SELECT (m ->> 'was')::date FROM jsonb_array_elements(j.moves) WITH ORDINALITY l(m, place)
                WHERE (m ->> 'on')::date > j.judged_on ORDER BY place LIMIT 1)
            ELSE j.due END < j.judged_on AS is_late
        FROM judged j
    )
    SELECT d.unit_code, d.unit, d.level, d.kind, d.audience, d.field, d.lead, d.assigned,
        count(*) FILTER (WHERE d.came_on < $1), count(*) FILTER (WHERE d.came_on >= $1),
        count(*) FILTER (WHERE d.by_end AND d.is_late IS NOT TRUE), count(*) FILTER (WHERE d.by_end AND d.is_late),
        count(*) FILTER (WHERE NOT d.by_end AND d.is_late IS NOT TRUE), count(*) FILTER (WHERE NOT d.by_end AND d.is_late)
    FROM dated d GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
$$;
COMMENT ON FUNCTION doithoai.turnover IS
    'What was carried over into a period, came in, was settled and is left, by the days things happened';
