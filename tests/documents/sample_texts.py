"""The words and figures of the sample proposal, in both languages."""

from datetime import date

from hromada_desk.domain.values import Bilingual as B

TITLE = B("Ліцей, що не гасне: енергонезалежне навчання та укриття в Новобілоуській громаді",
          "A School That Stays Lit: energy-independent learning and shelter in Novobilouska hromada")
SUMMARY = B(
    "Ліцей отримує власну генерацію, накопичувач і теплові насоси; підвал стає укриттям, придатним для навчання.",
    "The school gets its own generation, storage and heat pumps; the basement becomes a shelter fit for teaching.")
PROBLEM = B("Опорний ліцей громади втратив 40 % вікон і систему опалення корпусу А. Узимку в класах до 13 °C, щотижня "
            "пропадає 11 годин навчання. За два роки пішли 58 учнів.", "")
GOAL = B("Діти громади навчаються безперервно, попри відключення електроенергії та повітряні тривоги.", "")
SOLUTION = B("Термомодернізація корпусу, сонячна станція 60 кВт із накопичувачем 120 кВт·год, два теплові насоси, "
             "укриття на 320 місць із шістьма класами, безбар'єрний вхід.", "")
CONTEXT = B(
    "Новобілоуська громада межує з Черніговом і прийняла на себе перший удар весни 2022 року. Сьогодні вона відбудовує "
    "не стіни, а звичку дітей ходити до школи щодня.\n"
    "## Що змінила війна\n"
    "Опорний ліцей громади втратив 40 % вікон і систему опалення корпусу А. Тимчасовий ремонт 2023 року повернув дітей "
    "до класів, але не повернув тепла: у січні 2026 року температура в кабінетах опускалася до 13 °C, а навчання "
    "переривалося в середньому на 11 годин щотижня через відключення електроенергії та повітряні тривоги.\n"
    "Батьки обирають між онлайн-уроками та переїздом до Чернігова. За два навчальні роки ліцей втратив 58 учнів — "
    "майже кожного дванадцятого. Водночас до громади прибули 1140 внутрішньо переміщених осіб, і 164 дитини з цих "
    "родин навчаються саме тут. Безбар'єрного входу немає, хоча серед учнів є діти на кріслах колісних.\n"
    "## Чого потребує ліцей\n"
    "Оцінювання поєднало три кроки: обстеження будівлі (вересень 2026 року), опитування 412 родин і дві громадські "
    "зустрічі. Потреби названо в порядку, який визначили самі мешканці:\n"
    "1. світло й тепло під час тривалих відключень — насамперед у класах початкової школи та на кухні;\n"
    "2. укриття, у якому можна навчатися, а не лише чекати: вентиляція, столи, зв'язок, безбар'єрний вхід;\n"
    "3. нижчі рахунки: 61 % витрат ліцею на утримання становить енергія;\n"
    "## Чому саме разом із Гміною X\n"
    "Партнерство триває з 2022 року: меморандум про співпрацю, три передачі обладнання, два візити.\n"
    "- Гміна X — громаді: енергоменеджмент за ISO 50001, зразки договорів, наставництво впродовж 26 місяців;\n"
    "- громада — Гміні X: досвід безперервності послуг під час криз, протоколи укриттів.",
    "Novobilouska hromada borders Chernihiv and took the first blow of spring 2022. Today it is rebuilding not walls "
    "but its children's habit of going to school every day.\n"
    "## What the war changed\n"
    "The hromada's hub school lost 40% of its windows and the heating of building A. A makeshift repair in 2023 brought "
    "the children back to class but not the warmth: in January 2026 classrooms fell to 13 °C, and teaching was "
    "interrupted for 11 hours a week on average by power cuts and air raids.\n"
    "Parents choose between online lessons and moving to Chernihiv. In two school years the school lost 58 pupils, "
    "nearly every twelfth. Meanwhile 1,140 displaced people came to the hromada, and 164 of their children learn here. "
    "There is no barrier-free entrance, although some pupils use wheelchairs.\n"
    "## What the school needs\n"
    "The assessment joined three steps: a survey of the building (September 2026), a poll of 412 families and two public "
    "meetings. The needs stand in the order the residents gave:\n"
    "1. light and warmth during long power cuts, first of all in primary classes and in the kitchen;\n"
    "2. a shelter in which one can learn rather than only wait: ventilation, desks, a connection, step-free access;\n"
    "3. lower bills: energy is 61% of the school's running costs;\n"
    "## Why together with Gmina X\n"
    "The partnership dates from 2022: a memorandum, three deliveries of equipment, two visits.\n"
    "- Gmina X to the hromada: energy management to ISO 50001, model contracts, mentoring over 26 months;\n"
    "- the hromada to Gmina X: keeping services running in crises, shelter protocols.")
APPROACH = B(
    "## Логіка втручання\n"
    "Проєкт поєднує три речі, які зазвичай роблять окремо: власну генерацію, безпечний простір і людей, які вміють ними "
    "керувати. Без третьої перші дві за кілька років перестають працювати.\n"
    "Спершу зменшуємо потребу, потім покриваємо залишок. Термомодернізація корпусу А скорочує споживання тепла зі 186 "
    "до 78 кВт·год/м² на рік.\n"
    "## Моніторинг\n"
    "Лічильники передають дані щогодини; показники логічної рамки оновлюються щокварталу та публікуються разом зі "
    "звітом для громади.",
    "## Intervention logic\n"
    "The action joins three things usually done apart: own generation, a safe space, and people able to run both. "
    "Without the third, the first two stop working within a few years.\n"
    "We first cut the need and then cover what remains. Thermal modernisation of building A reduces heat use from 186 to "
    "78 kWh/m² a year.\n"
    "## Monitoring\n"
    "Meters report hourly; logframe indicators are updated each quarter and published together with a report to "
    "citizens.")
LEAD_PART = B("Керує проєктом, веде закупівлі та приймання робіт, утримує об'єкт після завершення.",
              "Manages the action, procurement and acceptance; maintains the school afterwards.")
LEAD_EXPERIENCE = B("Чотири проєкти міжнародної допомоги у 2022–2026 роках без зауважень аудиту.", "Four aid projects.")
PARTNER_PART = B("Веде робочий пакет 4: наставництво, візити, енергетичний план.", "Leads work package 4.")
PARTNER_EXPERIENCE = B("Шість модернізованих шкіл, два транскордонні проєкти як провідний партнер.", "Six schools.")

COSTS = (
    (B("Персонал", "Human resources"), "staff", (
        (B("Керівник проєкту, 100 %", "Project manager, 100%"), "місяць", "10", "1150.00", "EUR", 2027),
        (B("Керівник проєкту, 100 %", "Project manager, 100%"), "місяць", "12", "1150.00", "EUR", 2028),
        (B("Інженер-координатор, 50 %", "Engineer-coordinator, 50%"), "місяць", "15", "1080.00", "EUR", 2028),
        (B("Бухгалтер проєкту, 50 %", "Project accountant, 50%"), "місяць", "15", "940.00", "EUR", 2029))),
    (B("Поїздки", "Travel"), "", (
        (B("Міжнародні поїздки (обмін в обидва боки)", "International travel (both directions)"), "поїздка", "48",
         "210.00", "EUR", 2028),
        (B("Проживання в Любліні", "Accommodation in Lublin"), "доба", "36", "310.00", "PLN", 2028))),
    (B("Обладнання та матеріали", "Equipment and supplies"), "", (
        (B("Сонячна електростанція на даху, 60 кВт", "Rooftop solar power station, 60 kW"), "комплект", "1",
         "58400.00", "EUR", 2027),
        (B("Система накопичення енергії, 120 кВт·год", "Battery storage, 120 kWh"), "комплект", "1", "46750.00", "EUR",
         2027),
        (B("Каскад теплових насосів, 2 × 48 кВт", "Heat pump cascade, 2 × 48 kW"), "шт.", "2", "18900.00", "EUR", 2028),
        (B("Меблі та комп’ютери для шести класів укриття, із запасом на ремонт і заміну впродовж строку проєкту",
           "Furniture and computers for six shelter classrooms, with a reserve for repair and replacement"), "клас",
         "6", "3480.50", "EUR", 2029))),
    (B("Роботи", "Works"), "", (
        (B("Термомодернізація корпусу А", "Thermal modernisation of building A"), "лот", "1", "148600.00", "EUR", 2028),
        (B("Безбар’єрний вхід і санвузли", "Barrier-free entrance and sanitary rooms"), "лот", "1", "23450.00", "EUR",
         2028))),
    (B("Непрямі витрати", "Indirect costs"), "indirect", (
        (B("Непрямі витрати, 6,2 %", "Indirect costs, 6.2%"), "проєкт", "1", "23900.37", "EUR", 2029),)),
)

RESULTS = (
    ("impact", "", B("Діти громади навчаються безперервно, попри ризики війни",
                     "Children of the hromada learn without interruption despite war risks"), B(), (
        (B("Частка учнів на очному навчанні", "Share of pupils in full-time classroom learning"), "%", "58", "92",
         B("Журнал закладу, статистика відділу освіти", "School register")),)),
    ("outcome", "Oc 1", B("Ліцей забезпечує безпечне й тепле навчання без перерв",
                          "The school provides safe, warm and uninterrupted teaching"),
     B("Оператор мережі відновлює постачання впродовж 72 годин; лінія фронту не наближається",
       "The grid operator restores supply within 72 hours"), (
        (B("Години навчання, втрачені через відключення, на тиждень", "Teaching hours lost to outages per week"), "год",
         "11", "1.5", B("Журнал ліцею, дані лічильника", "School log, meter data")),
        (B("Споживання енергії", "Energy use of the school"), "кВт·год/м²", "186", "78",
         B("Енергоаудит; повірені лічильники", "Energy audit")))),
    ("output", "Op 1.1", B("Власна генерація, накопичувач і теплові насоси працюють",
                           "Own generation, storage and heat pumps in operation"),
     B("Обладнання постачають упродовж 16 тижнів", "Equipment is delivered within 16 weeks"), (
        (B("Години роботи критичного контуру без мережі", "Off-grid hours of the critical circuit"), "год", "2", "72",
         B("Акт випробування на 72 години", "72-hour test protocol")),
        (B("Встановлена потужність", "Solar capacity installed"), "кВт", "0", "60", B("Акт приймання", "Act")))),
    ("output", "Op 1.2", B("Укриття придатне для навчання у дві зміни", "Shelter fit for teaching in two shifts"), B(), (
        (B("Місць із партою, вентиляцією та зв’язком", "Places with desk, ventilation and connection"), "місць", "0",
         "320", B("Акт обстеження", "Inspection act")),)),
)

ACTIVITIES = (
    (2, "A1.1", B("Енергоаудит, коригування проєкту", "Energy audit, design update"), 1, 5, "LA"),
    (2, "A1.2", B("Закупівлі обладнання та робіт", "Procurement of equipment and works"), 4, 9, "LA"),
    (2, "A1.3", B("Сонячна станція та накопичувач", "Solar station and storage"), 8, 12, "LA"),
    (2, "A1.4", B("Термомодернізація корпусу А", "Thermal modernisation of building A"), 9, 18, "LA"),
    (3, "A2.1", B("Вентиляція, фільтрація, безбар’єрність укриття", "Ventilation, filtration, accessibility"), 13, 19,
     "LA"),
    (3, "A2.2", B("Наставництво з енергоменеджменту", "Mentoring in energy management"), 3, 28, "A1"),
    (3, "A2.3", B("Навчальні візити", "Study visits"), 5, 22, "A1"),
    (3, "A2.4", B("Підсумкова конференція", "Final conference"), 27, 30, "LA"),
)

RISKS = (
    (B("Повторне пошкодження об’єкта", "Repeated damage to the site"), 3, 5,
     B("Страхування воєнних ризиків; резерв 3 %; об’єднання з підвалом.", "War-risk insurance; 3% reserve.")),
    (B("Брак робочих рук у підрядника", "Contractor short of labour"), 4, 3,
     B("Етапи робіт поза піком; вимога щодо бригад у договорі.", "Works outside the peak.")),
    (B("Зростання цін понад 15 %", "Prices rise above 15%"), 3, 4,
     B("Ранні закупівлі; фіксована ціна.", "Early procurement; fixed price.")),
    (B("Заборона виїзду фахівців", "Travel ban for experts"), 2, 3, B("Візити партнерів; дистанційні модулі.", "")),
)

MILESTONES = (
    (B("Договори підписано", "Contracts signed"), date(2027, 7, 30)),
    (B("Станція дає струм", "Station gives power"), date(2028, 2, 29)),
    (B("Укриття відкрито", "Shelter opens"), date(2028, 9, 1)),
    (B("Підсумкова конференція", "Final conference"), date(2029, 8, 20)),
)
