//! Tables through the pages, there and back.

use tusklet::model::Role;
use tusklet::worker;

use super::{bring, full_house};

const FILES: [(&str, &str, &str); 6] = [
    (
        "following",
        "following_accounts.csv",
        "Account address,Show boosts,Notify on new posts,Languages\nbob@tusklet.org,false,true,\n",
    ),
    ("lists", "lists.csv", "\"Tea, cake\",bob@tusklet.org\n"),
    ("muting", "muted_accounts.csv", "Account address,Hide notifications\nbob@tusklet.org,false\n"),
    ("blocking", "blocked_accounts.csv", "eve@tusklet.org\n"),
    ("domain_blocking", "blocked_domains.csv", "bad.example\n"),
    ("bookmarks", "bookmarks.csv", "https://tusklet.org/users/bob/statuses/"),
];

#[tokio::test]
async fn what_one_takes_along_another_can_bring() {
    let (house, _) = full_house().await;
    house.account("cyd", Role::Member).await;
    let (mut ada, mut cyd) = (house.signed_in("ada").await, house.signed_in("cyd").await);
    let overview = ada.get("/settings/export").await.expect(200);
    ada.get("/settings/export/everything.csv").await.expect(404);

    for (kind, file, beginning) in FILES {
        let path = format!("/settings/export/{file}");
        assert!(overview.shows(&path), "{file}");
        let table = ada.get(&path).await.expect(200);
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        let named = format!("attachment; filename=\"{file}\"");
        assert_eq!(table.header("content-disposition"), named);
        assert!(table.text().starts_with(beginning), "{}", table.text());

        let shown = bring(&mut cyd, kind, "merge", &table.text()).await.place();
        let preview = cyd.get(&shown).await.expect(200);
        assert!(preview.shows("Nothing is done yet"), "{}", preview.text());
        assert!(preview.shows("<dt>New here</dt><dd>1</dd>"), "{}", preview.text());
        assert_eq!(cyd.submit(&preview, &format!("{shown}/run"), &[]).await.place(), shown);
        worker::turn(&house.app).await.unwrap();
        let done = cyd.get(&shown).await.expect(200);
        assert!(done.shows("Done: 1 row"), "{}", done.text());
        // Lists follow whom they hold, but leave the terms alone.
        assert_eq!(cyd.get(&path).await.text(), table.text(), "{file}");
        assert!(ada.get(&shown).await.code == 404 && ada.get("/settings/import").await.code == 200);
    }
    house.browser().get("/settings/export/lists.csv").await.place();
}

#[tokio::test]
async fn replacing_says_what_it_takes_away_and_then_does() {
    let (house, _) = full_house().await;
    let mut ada = house.signed_in("ada").await;
    house.account("cyd", Role::Member).await;

    let tables = [
        ("following", "cyd@tusklet.org\nnobody here\nghost@tusklet.org\n", "bob"),
        ("muting", "cyd@tusklet.org\n", "bob"),
        ("blocking", "ghost@tusklet.org\n", "eve"),
        ("domain_blocking", "worse.example\n", "bad.example"),
        ("bookmarks", "https://tusklet.org/users/bob/statuses/1\n", "bob"),
    ];
    for (kind, table, gone) in tables {
        let shown = bring(&mut ada, kind, "overwrite", table).await.place();
        let preview = ada.get(&shown).await.expect(200);
        assert!(preview.shows("<dt>Taken away</dt><dd>1</dd>"), "{kind}: {}", preview.text());
        ada.submit(&preview, &format!("{shown}/run"), &[]).await.place();
        worker::turn(&house.app).await.unwrap();
        let done = ada.get(&shown).await.expect(200);
        assert!(done.shows("Taken away: 1."), "{kind}: {}", done.text());
        let file = FILES.iter().find(|(of, _, _)| *of == kind).unwrap().1;
        assert!(!ada.get(&format!("/settings/export/{file}")).await.shows(gone), "{kind}");
    }
    let shown = ada.get("/settings/import").await;
    assert!(shown.shows("done, but for 2 rows"), "{}", shown.text());
}

#[tokio::test]
async fn rows_that_cannot_be_done_come_back_as_a_table() {
    let (house, _) = full_house().await;
    let mut ada = house.signed_in("ada").await;
    let table = "Account address,Show boosts\nbob@tusklet.org,true\n???,true\n\
                 ghost@tusklet.org,false\nada@tusklet.org,true\neve@tusklet.org,true\n";

    let shown = bring(&mut ada, "following", "merge", table).await.place();
    let preview = ada.get(&shown).await.expect(200);
    assert!(preview.shows("<dt>Here already</dt><dd>1</dd>"), "{}", preview.text());
    assert!(preview.shows("<dt>Cannot be read</dt><dd>1</dd>"), "{}", preview.text());
    ada.submit(&preview, &format!("{shown}/run"), &[]).await.place();
    worker::turn(&house.app).await.unwrap();

    let failed = ada.get(&format!("{shown}/failures.csv")).await.expect(200);
    assert_eq!(
        failed.text(),
        "Account address,Show boosts,Notify on new posts,Languages,Problem\n\
         ???,true,false,,is not a handle such as bob@peer.example\n\
         ghost,false,false,,is nobody that can be found\n\
         ada,true,false,,you cannot follow yourself\n\
         eve,true,false,,one of you blocks the other\n"
    );
    let page = ada.get(&shown).await.expect(200);
    assert!(page.shows("Not done: 4 rows"));
    assert_eq!(
        ada.submit(&page, &format!("{shown}/delete"), &[]).await.place(),
        "/settings/import"
    );
    ada.get(&shown).await.expect(404);
}

#[tokio::test]
async fn what_is_no_table_is_told_in_the_form() {
    let (house, _) = full_house().await;
    let mut ada = house.signed_in("ada").await;
    let long = "a@b.example\n".repeat(20_001);
    for (kind, mode, table, told) in [
        ("blocking", "merge", "", "Table (CSV) is missing"),
        ("blocking", "merge", "???\n", "holds nothing of this kind"),
        ("blocking", "merge", long.as_str(), "has more than 20000 rows"),
        ("friends", "merge", "a@b.example\n", "is none of these"),
        ("blocking", "burn", "a@b.example\n", "is none of these"),
    ] {
        let again = bring(&mut ada, kind, mode, table).await.expect(422);
        assert!(again.shows(told), "{told}: {}", again.text());
    }
    for number in 0..11 {
        let answer = bring(&mut ada, "blocking", "merge", "a@b.example\n").await;
        assert_eq!(answer.code.as_u16(), if number < 10 { 303 } else { 422 });
    }
}
