-- What `doithoai publish` keeps in step with a register: structure 1. README.md says how it is read.
-- Only in the schema "doithoai"; nothing else of the database is touched. The program runs this file as it stands.

DO $$ BEGIN -- an administrator may have made it: then its user need not be allowed to make schemas
    IF to_regnamespace('doithoai') IS NULL THEN
        CREATE SCHEMA doithoai;
        COMMENT ON SCHEMA doithoai IS 'A register of Sổ Đối Thoại, written by "doithoai publish" only';
    END IF;
END $$;

CREATE TABLE doithoai.about (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    structure integer NOT NULL,
    register text NOT NULL,
    office_code text,
    office_name text,
    published_at timestamptz NOT NULL,
    with_private boolean NOT NULL
);
COMMENT ON TABLE doithoai.about IS 'One row: whose register this is, and when it was published last';
COMMENT ON COLUMN doithoai.about.structure IS 'of these tables; a program that knows an older one only refuses to write';
COMMENT ON COLUMN doithoai.about.register IS 'identity of the register: no other one is published over it';
COMMENT ON COLUMN doithoai.about.with_private IS 'whether names that were to be kept private, and telephones, are here';

CREATE TABLE doithoai.office (
    uid text PRIMARY KEY,
    code text,
    name text,
    level text,
    own boolean NOT NULL
);
COMMENT ON TABLE doithoai.office IS 'Offices whose sessions are here';
COMMENT ON COLUMN doithoai.office.code IS 'official code of the unit (General Statistics Office)';
COMMENT ON COLUMN doithoai.office.name IS 'as its latest session calls it; of the own office, today''s';
COMMENT ON COLUMN doithoai.office.level IS 'commune, district, province';
COMMENT ON COLUMN doithoai.office.own IS 'the office that keeps the register';

CREATE TABLE doithoai.session (
    uid text PRIMARY KEY,
    office text NOT NULL,
    office_name text,
    kind text,
    side text,
    state text,
    holding text,
    demanded_by text,
    title text,
    starts_at timestamp,
    ends_at timestamp,
    place text,
    audience text,
    fields jsonb NOT NULL,
    villages jsonb NOT NULL,
    chair_name text,
    chair_position text,
    officials integer NOT NULL,
    citizens integer NOT NULL,
    opening text,
    conclusion text,
    notice_conclusion text,
    has_record boolean NOT NULL
);
COMMENT ON TABLE doithoai.session IS 'Sessions: planned, held, postponed, cancelled; doithoai.held_session has those held';
COMMENT ON COLUMN doithoai.session.office_name IS 'as the office was called then; null: the own office';
COMMENT ON COLUMN doithoai.session.kind IS 'periodic, adhoc, thematic; null: not known (so in every column here)';
COMMENT ON COLUMN doithoai.session.side IS 'government, party, joint';
COMMENT ON COLUMN doithoai.session.state IS 'planned, announced, held, postponed, cancelled; null: it follows from its day';
COMMENT ON COLUMN doithoai.session.starts_at IS 'local time; T00:00 where only the day is known';
COMMENT ON COLUMN doithoai.session.fields IS 'names of the catalogue, as a JSON list; so are the villages';
COMMENT ON COLUMN doithoai.session.officials IS 'who came and is no citizen';
COMMENT ON COLUMN doithoai.session.citizens IS 'as counted at the session, else of its roster';
COMMENT ON COLUMN doithoai.session.has_record IS 'something was written down that only a session that was held has';

CREATE TABLE doithoai.petition (
    uid text PRIMARY KEY,
    session text NOT NULL,
    number integer,
    received_on date,
    petitioner_name text,
    petitioner_village text,
    petitioner_phone text,
    confidential boolean,
    field text,
    content text,
    competence text,
    answer_by text,
    answer_text text,
    lead text,
    supporting jsonb NOT NULL,
    due date,
    moves jsonb NOT NULL,
    form text,
    written_number text,
    written_date date,
    written_summary text,
    outcome text,
    matter text,
    answered boolean NOT NULL,
    assigned boolean NOT NULL,
    answered_in_writing boolean NOT NULL,
    settled boolean NOT NULL
);
COMMENT ON TABLE doithoai.petition IS 'Petitions, in the words of those who raised them';
COMMENT ON COLUMN doithoai.petition.received_on IS 'where it came before its session; null: on the day of the session';
COMMENT ON COLUMN doithoai.petition.petitioner_name IS 'null also where it is to be kept private and about.with_private is false';
COMMENT ON COLUMN doithoai.petition.petitioner_village IS 'as the name';
COMMENT ON COLUMN doithoai.petition.petitioner_phone IS 'null where about.with_private is false';
COMMENT ON COLUMN doithoai.petition.confidential IS 'asked that the name be kept private';
COMMENT ON COLUMN doithoai.petition.competence IS 'who may settle it: commune, district, province, centre';
COMMENT ON COLUMN doithoai.petition.answer_by IS 'who answered in the meeting';
COMMENT ON COLUMN doithoai.petition.lead IS 'the agency that settles it';
COMMENT ON COLUMN doithoai.petition.due IS 'in force now';
COMMENT ON COLUMN doithoai.petition.moves IS 'of the due date, oldest first: [{"was": date, "on": date of the decision}]';
COMMENT ON COLUMN doithoai.petition.form IS 'of the answer: written, in_person';
COMMENT ON COLUMN doithoai.petition.outcome IS 'open, closed, transferred, withdrawn';
COMMENT ON COLUMN doithoai.petition.matter IS 'the same mark on petitions that say the same';
COMMENT ON COLUMN doithoai.petition.settled IS 'answered and not assigned, answered in writing, or ended otherwise';
